package io.nunchi.cli.internal.analyze;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.SupervisionPolicy;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.control.Control;
import io.nunchi.cli.internal.control.FrameGate;
import io.nunchi.cli.internal.interrupt.StopSignal;
import io.nunchi.cli.internal.metrics.MetricsServer;
import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.cli.internal.progress.RunReporter;
import io.nunchi.cli.internal.shadow.ShadowRun;
import io.nunchi.cli.internal.source.FrameSource;
import io.nunchi.cli.internal.source.SourceRequest;
import io.nunchi.cli.internal.source.Sources;
import java.util.Set;

/**
 * Analyzes a source from its first frame to its last: what a VMS does for each of its cameras.
 *
 * <p>For one thread; everything that is opened is closed when {@link #run()} returns.
 */
public final class AnalyzeRun {

  private final AnalyzeRequest request;
  private final StopSignal stop;
  private final RunReporter reporter;
  private final FrameTally tally = new FrameTally();

  /**
   * Prepares a run.
   *
   * @param request names one source
   * @param stop ends it early, with everything written so far intact
   * @param reporter is told of the progress
   */
  public AnalyzeRun(AnalyzeRequest request, StopSignal stop, RunReporter reporter) {
    this.request = request;
    this.stop = stop;
    this.reporter = reporter;
  }

  /**
   * Analyzes.
   *
   * @return the result of the run
   * @throws CliException if it cannot start, or cannot go on; what was written so far is intact
   */
  public RunResult run() throws CliException {
    SourceRequest sourceRequest =
        new SourceRequest(
            request.sources().get(0),
            request.frameRate(),
            stop,
            request.live(),
            new CameraReports(tally, reporter));
    try (FrameSource source = Sources.open(sourceRequest)) {
      OutputFolder folder = OutputFolder.prepare(request.out(), request.overwrite());
      return run(source, folder);
    }
  }

  private RunResult run(FrameSource source, OutputFolder folder) throws CliException {
    try (AnalyticsHost host = host(request, source.info().isLive());
        MetricsServer metrics = MetricsServer.open(host, request.metricsPort());
        Engine engine = host.startEngine(request.pluginId(), request.settings())) {
      metrics.address().ifPresent(reporter::serving);
      return run(source, folder, host, engine);
    } catch (HostException refusal) {
      throw CliException.refusedBy(refusal);
    }
  }

  private RunResult run(FrameSource source, OutputFolder folder, AnalyticsHost host, Engine engine)
      throws CliException, HostException {
    boolean waits = !source.info().isLive();
    try (ShadowRun shadow =
        ShadowRun.begin(
            request.shadow(),
            engine,
            folder,
            waits,
            problem -> {
              tally.note(problem);
              reporter.warn(problem);
            })) {
      EngineSummary engineSummary = EngineSummary.of(engine);
      try (Control control =
          Control.begin(
              request.control(),
              new Control.Analysis(engine, shadow, stop, new FrameGate()),
              Set.of(source.info().name()),
              folder,
              reporter)) {
        return new SourceRun(request, source, folder, engineSummary, stop, reporter, tally)
            .run(host, engine, source.info().name(), new BesideSource(shadow, control));
      }
    }
  }

  /** A host whose patience suits cameras, or recordings, which nothing forces to keep up. */
  static AnalyticsHost host(AnalyzeRequest request, boolean live) throws HostException {
    HostBuilder builder = request.host();
    if (!live) {
      builder.supervision(
          SupervisionPolicy.builder().analysisDeadline(SourceRun.RECORDINGS_NEVER_AGE).build());
    }
    return builder.build();
  }
}
