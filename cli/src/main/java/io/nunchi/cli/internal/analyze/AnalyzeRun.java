package io.nunchi.cli.internal.analyze;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Camera;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.SupervisionPolicy;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.draw.AnnotationPainter;
import io.nunchi.cli.internal.draw.Fonts;
import io.nunchi.cli.internal.output.AnnotatedVideo;
import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.cli.internal.output.ResultLog;
import io.nunchi.cli.internal.output.SummaryFile;
import io.nunchi.cli.internal.shadow.ShadowRun;
import io.nunchi.cli.internal.source.FrameSource;
import io.nunchi.cli.internal.source.SourceRequest;
import io.nunchi.cli.internal.source.Sources;
import io.nunchi.cli.internal.source.StopSignal;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.Optional;

/**
 * Analyzes a source from its first frame to its last: what a VMS does for each of its cameras.
 *
 * <p>For one thread; everything that is opened is closed when {@link #run()} returns.
 */
public final class AnalyzeRun {

  /** A recording's frames wait for each other, not for the clock; the driver bounds the wait. */
  private static final Duration RECORDINGS_NEVER_AGE = Duration.ofDays(1);

  private final AnalyzeRequest request;
  private final StopSignal stop;
  private final RunReporter reporter;
  private final FrameTally tally = new FrameTally();

  /**
   * Prepares a run.
   *
   * @param request what to do
   * @param stop ends it early, with everything written so far intact
   * @param reporter hears how it goes
   */
  public AnalyzeRun(AnalyzeRequest request, StopSignal stop, RunReporter reporter) {
    this.request = request;
    this.stop = stop;
    this.reporter = reporter;
  }

  /**
   * Analyzes.
   *
   * @return what came of it
   * @throws CliException if it cannot start, or cannot go on; what was written so far is intact
   */
  public RunResult run() throws CliException {
    SourceRequest sourceRequest =
        new SourceRequest(
            request.source(), request.frameRate(), stop, request.duration(), this::warn);
    try (FrameSource source = Sources.open(sourceRequest)) {
      OutputFolder folder = OutputFolder.prepare(request.out(), request.overwrite());
      return run(source, folder);
    }
  }

  private RunResult run(FrameSource source, OutputFolder folder) throws CliException {
    try (AnalyticsHost host = host(source);
        Engine engine = host.startEngine(request.pluginId(), request.settings())) {
      return run(source, folder, host, engine);
    } catch (HostException refusal) {
      throw CliException.refusedBy(refusal);
    }
  }

  private AnalyticsHost host(FrameSource source) throws HostException {
    AnalyticsHost.Builder builder = request.host();
    if (!source.info().isLive()) {
      builder
          .maximumAge(RECORDINGS_NEVER_AGE)
          .supervision(SupervisionPolicy.defaults().withAnalysisDeadline(RECORDINGS_NEVER_AGE));
    }
    return builder.build();
  }

  private RunResult run(FrameSource source, OutputFolder folder, AnalyticsHost host, Engine engine)
      throws CliException, HostException {
    EngineSummary engineSummary = EngineSummary.of(engine);
    boolean waits = !source.info().isLive();
    try (ShadowRun shadow = ShadowRun.begin(request.shadow(), engine, folder, waits, this::warn)) {
      return run(source, folder, host, engine, engineSummary, shadow);
    }
  }

  private RunResult run(
      FrameSource source,
      OutputFolder folder,
      AnalyticsHost host,
      Engine engine,
      EngineSummary engineSummary,
      ShadowRun shadow)
      throws CliException, HostException {
    boolean live = source.info().isLive();
    OutcomeOrder order = new OutcomeOrder();
    OutcomePump pump =
        new OutcomePump(order, tally, reporter, source.info().frameCount(), shadow::note);
    FrameFeed feed =
        new FrameFeed(
            !live,
            order,
            live ? pump::writeReady : () -> {},
            problems -> problems.forEach(this::warn));
    Camera camera =
        new Camera(
            source.info().name(),
            source.info().name(),
            source.info().frameRate(),
            request.cameraSettings());
    try (Stream stream = host.openStream(camera, engine, feed)) {
      folder.removeEarlierResults();
      reporter.started(engineSummary);
      shadow.tell(reporter);
      RunClock clock = new RunClock();
      Optional<CliException> failure = Optional.empty();
      try (OutcomeWriter writer = writer(folder, source, engineSummary)) {
        pump.start(writer, clock);
        new FrameDriver(
                source,
                stream,
                feed,
                order,
                pump,
                stop,
                tally,
                FrameDriver.LONGEST_ANALYSIS,
                () -> shadow.awaitFrame(stop, FrameDriver.LONGEST_ANALYSIS))
            .drive();
      } catch (CliException broken) {
        failure = Optional.of(broken);
      } finally {
        clock.stop();
        reporter.ended();
      }
      RunResult result =
          RunResult.of(
              request,
              source,
              stream,
              engineSummary,
              tally,
              clock,
              stop,
              folder,
              shadow.write(folder),
              failure);
      SummaryFile.write(folder, result.summary());
      return result;
    }
  }

  private OutcomeWriter writer(OutputFolder folder, FrameSource source, EngineSummary engine)
      throws CliException {
    FrameHeader header = new FrameHeader(engine.shortName(), source.info().frameCount());
    if (!request.video()) {
      return new OutcomeWriter(
          ResultLog.open(folder), Optional.empty(), AnnotationPainter.withoutText(), header, tally);
    }
    Optional<Problem> noFont = Fonts.problem("annotated.mp4");
    noFont.ifPresent(this::warn);
    return new OutcomeWriter(
        ResultLog.open(folder),
        Optional.of(
            new AnnotatedVideo(folder.partialVideo(), folder.video(), source.info().frameRate())),
        noFont.isPresent() ? AnnotationPainter.withoutText() : AnnotationPainter.withText(),
        header,
        tally);
  }

  private void warn(Problem problem) {
    tally.note(problem);
    reporter.warn(problem);
  }
}
