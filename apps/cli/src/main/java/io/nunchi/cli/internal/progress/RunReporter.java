package io.nunchi.cli.internal.progress;

import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.spi.failure.Problem;
import java.net.URI;
import java.time.Duration;

/** Hears how a run goes, while it goes. Any thread. */
public interface RunReporter {

  /**
   * The engine runs; frames follow.
   *
   * @param engine which one, and on which execution provider
   */
  void started(EngineSummary engine);

  /**
   * A candidate runs beside it.
   *
   * @param candidate which one, and on which execution provider
   */
  void shadowStarted(EngineSummary candidate);

  /**
   * Metrics can be read from now on, until the run ends.
   *
   * @param address where
   */
  void serving(URI address);

  /**
   * Some frames later.
   *
   * @param progress how far the run is
   */
  void progressed(Progress progress);

  /**
   * Something went wrong, and the run goes on.
   *
   * @param problem what
   */
  void warn(Problem problem);

  /**
   * A camera is lost; the run goes on, and connects to it again.
   *
   * @param why what came instead of a picture
   */
  void cameraLost(Problem why);

  /**
   * The camera sends pictures again.
   *
   * @param away how long it did not
   */
  void cameraIsBack(Duration away);

  /** No more frames follow. */
  void ended();
}
