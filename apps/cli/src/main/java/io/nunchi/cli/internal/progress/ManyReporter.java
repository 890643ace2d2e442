package io.nunchi.cli.internal.progress;

import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.spi.failure.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Hears how a run of several sources goes, while it goes. Any thread. */
public interface ManyReporter {

  /**
   * The engine runs; the sources are opened now.
   *
   * @param engine which one, and on which execution provider
   */
  void started(EngineSummary engine);

  /**
   * Metrics can be read from now on, until the run ends.
   *
   * @param address where
   */
  void serving(URI address);

  /**
   * A candidate runs beside it.
   *
   * @param candidate which one, and on which execution provider
   */
  void shadowStarted(EngineSummary candidate);

  /**
   * Some time later.
   *
   * @param rows how each source does, in the order of the command line
   */
  void looked(List<StreamRow> rows);

  /**
   * Something went wrong with a source, and the others go on.
   *
   * @param camera the source's name
   * @param problem what
   */
  void warn(String camera, Problem problem);

  /**
   * A camera that was lost sends pictures again.
   *
   * @param camera the source's name
   * @param away how long it did not
   */
  void isBack(String camera, Duration away);

  /** No more frames follow. */
  void ended();
}
