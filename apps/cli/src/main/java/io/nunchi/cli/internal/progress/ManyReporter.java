package io.nunchi.cli.internal.progress;

import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.spi.failure.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Listens to the progress of a run of several sources. Any thread. */
public interface ManyReporter extends AnswerDisplay {

  /**
   * The engine runs; the sources are opened now.
   *
   * @param engine the engine with its execution provider
   */
  void started(EngineSummary engine);

  /**
   * Metrics can be read from now on, until the run ends.
   *
   * @param address the address
   */
  void serving(URI address);

  /**
   * A candidate runs beside it.
   *
   * @param candidate the candidate with its execution provider
   */
  void shadowStarted(EngineSummary candidate);

  /**
   * Some time later.
   *
   * @param rows the state of each source, in the order of the command line
   * @param note a line about all of them, such as the shadow's state; empty for none
   */
  void looked(List<StreamRow> rows, String note);

  /**
   * Something went wrong with a source, and the others go on.
   *
   * @param camera the source's name
   * @param problem the problem
   */
  void warn(String camera, Problem problem);

  /**
   * A camera that was lost sends pictures again.
   *
   * @param camera the source's name
   * @param away the time without pictures
   */
  void isBack(String camera, Duration away);

  /** No more frames follow. */
  void ended();
}
