package io.nunchi.cli.internal.analyze;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamOptions;
import io.nunchi.api.frame.Camera;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.draw.AnnotationPainter;
import io.nunchi.cli.internal.draw.Fonts;
import io.nunchi.cli.internal.interrupt.StopSignal;
import io.nunchi.cli.internal.output.AnnotatedVideo;
import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.cli.internal.output.ResultLog;
import io.nunchi.cli.internal.output.SummaryFile;
import io.nunchi.cli.internal.progress.RunReporter;
import io.nunchi.cli.internal.source.FrameSource;
import io.nunchi.cli.internal.video.PictureFit;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.Optional;

/** One source on an engine, from its first frame to its summary. For one thread. */
final class SourceRun {

  /** A recording's frames wait for each other, not for the clock; the driver bounds the wait. */
  static final Duration RECORDINGS_NEVER_AGE = Duration.ofDays(1);

  private final AnalyzeRequest request;
  private final FrameSource source;
  private final OutputFolder folder;
  private final EngineSummary engineSummary;
  private final StopSignal stop;
  private final RunReporter reporter;
  private final FrameTally tally;

  SourceRun(
      AnalyzeRequest request,
      FrameSource source,
      OutputFolder folder,
      EngineSummary engineSummary,
      StopSignal stop,
      RunReporter reporter,
      FrameTally tally) {
    this.request = request;
    this.source = source;
    this.folder = folder;
    this.engineSummary = engineSummary;
    this.stop = stop;
    this.reporter = reporter;
    this.tally = tally;
  }

  RunResult run(AnalyticsHost host, Engine engine, String cameraId, BesideSource beside)
      throws CliException, HostException {
    OutcomeOrder order = new OutcomeOrder(beside.control()::frameDone);
    OutcomePump pump =
        new OutcomePump(
            order,
            tally,
            reporter,
            source.info().frameCount(),
            () -> beside.note(tally.lastGeneration()));
    boolean live = source.info().isLive();
    PictureFit fit = new PictureFit();
    FrameFeed feed =
        new FrameFeed(
            !live,
            (picture, taken) -> fit.fitting(picture, beside.shadow().accepted(taken)),
            order,
            live ? pump::writeReady : () -> {},
            problems -> problems.forEach(this::warn));
    Camera camera =
        new Camera(
            cameraId, source.info().name(), source.info().frameRate(), request.cameraSettings());
    StreamOptions options =
        live
            ? StreamOptions.defaults()
            : StreamOptions.defaults().withMaximumAge(RECORDINGS_NEVER_AGE);
    try (fit;
        Stream stream = host.openStream(camera, engine, options, feed)) {
      folder.removeEarlierResults();
      reporter.started(engineSummary);
      beside.shadow().tell(reporter);
      beside.control().opened(cameraId);
      RunClock clock = new RunClock();
      Optional<CliException> failure = Optional.empty();
      try (OutcomeWriter writer = writer()) {
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
                () -> beside.awaitTurn(stop))
            .drive();
      } catch (CliException e) {
        failure = Optional.of(e);
      } finally {
        clock.stop();
        reporter.ended();
      }
      source.remarks().forEach(this::warn);
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
              beside.shadow().write(folder),
              failure);
      SummaryFile.write(folder, result.summary());
      return result;
    }
  }

  private OutcomeWriter writer() throws CliException {
    FrameHeader header =
        new FrameHeader(
            engineSummary.shortName(), engineSummary.generation(), source.info().frameCount());
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
