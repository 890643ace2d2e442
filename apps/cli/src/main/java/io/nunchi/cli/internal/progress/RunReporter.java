package io.nunchi.cli.internal.progress;

import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.spi.failure.Problem;
import java.net.URI;
import java.time.Duration;

/** Listens to the progress of a run. Any thread. */
public interface RunReporter extends AnswerDisplay {

  /**
   * The engine runs; frames follow.
   *
   * @param engine the engine with its execution provider
   */
  void started(EngineSummary engine);

  /**
   * A candidate runs beside it.
   *
   * @param candidate the candidate with its execution provider
   */
  void shadowStarted(EngineSummary candidate);

  /**
   * Metrics can be read from now on, until the run ends.
   *
   * @param address the address
   */
  void serving(URI address);

  /**
   * Some frames later.
   *
   * @param progress the progress
   */
  void progressed(Progress progress);

  /**
   * Something went wrong, and the run goes on.
   *
   * @param problem the problem
   */
  void warn(Problem problem);

  /**
   * A camera is lost; the run goes on, and connects to it again.
   *
   * @param why the reason
   */
  void cameraLost(Problem why);

  /**
   * The camera sends pictures again.
   *
   * @param away the time without pictures
   */
  void cameraIsBack(Duration away);

  /** No more frames follow. */
  void ended();
}
