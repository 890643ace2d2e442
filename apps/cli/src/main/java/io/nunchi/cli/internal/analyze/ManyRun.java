package io.nunchi.cli.internal.analyze;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.metrics.StreamMetrics;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Distribution;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.control.Control;
import io.nunchi.cli.internal.control.FrameGate;
import io.nunchi.cli.internal.interrupt.StopSignal;
import io.nunchi.cli.internal.metrics.MetricsServer;
import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.cli.internal.output.SummaryFile;
import io.nunchi.cli.internal.progress.ManyReporter;
import io.nunchi.cli.internal.progress.RunReporter;
import io.nunchi.cli.internal.progress.StreamRow;
import io.nunchi.cli.internal.shadow.ShadowRun;
import io.nunchi.cli.internal.shadow.ShadowSummary;
import io.nunchi.cli.internal.source.FrameSource;
import io.nunchi.cli.internal.source.LiveOptions;
import io.nunchi.cli.internal.source.SourceRequest;
import io.nunchi.cli.internal.source.Sources;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Analyzes several sources at once on one engine, each on its own thread and into its own folder,
 * as a VMS does. A source that fails does not end the others.
 *
 * <p>For one thread; everything that is opened is closed when {@link #run()} returns.
 */
public final class ManyRun {

  private static final Logger LOG = LoggerFactory.getLogger(ManyRun.class);

  private static final long LOOK_MILLIS = 500;

  private final AnalyzeRequest request;
  private final List<String> cameras;
  private final StopSignal stop;
  private final ManyReporter reporter;
  private final Map<String, SourceProgress> progress = new LinkedHashMap<>();

  /**
   * Prepares a run.
   *
   * @param request names two sources or more
   * @param stop ends it early, with everything written so far intact
   * @param reporter is told of the progress
   */
  public ManyRun(AnalyzeRequest request, StopSignal stop, ManyReporter reporter) {
    this.request = request;
    this.cameras = SourceNames.of(request.sources());
    this.stop = stop;
    this.reporter = reporter;
    cameras.forEach(camera -> progress.put(camera, new SourceProgress(camera, reporter)));
  }

  /**
   * Analyzes.
   *
   * @return the results of all sources
   * @throws CliException if the engine does not start, or the folder cannot be used
   */
  public ManySummary run() throws CliException {
    refuseOptionsThatFitNoSource();
    boolean anyLive = request.sources().stream().anyMatch(Sources::isLive);
    OutputFolder folder = OutputFolder.prepare(request.out(), request.overwrite());
    try (AnalyticsHost host = AnalyzeRun.host(request, anyLive);
        MetricsServer metrics = MetricsServer.open(host, request.metricsPort());
        Engine engine = host.startEngine(request.pluginId(), request.settings())) {
      metrics.address().ifPresent(reporter::serving);
      return run(folder, host, engine, !anyLive);
    } catch (HostException refusal) {
      throw CliException.refusedBy(refusal);
    }
  }

  private ManySummary run(
      OutputFolder folder, AnalyticsHost host, Engine engine, boolean recordingsOnly)
      throws CliException, HostException {
    try (ShadowRun shadow =
        ShadowRun.begin(
            request.shadow(),
            engine,
            folder,
            recordingsOnly,
            problem -> reporter.warn("shadow", problem))) {
      EngineSummary engineSummary = EngineSummary.of(engine);
      folder.removeEarlierResults();
      reporter.started(engineSummary);
      shadow.tell(reporter);
      RunClock clock = new RunClock();
      List<ManySummary.OfSource> outcomes = analyze(folder, host, engine, shadow);
      clock.stop();
      reporter.ended();
      ManySummary summary = summary(engineSummary, clock.seconds(), outcomes, shadow.write(folder));
      SummaryFile.write(folder, summary);
      return summary;
    }
  }

  private void refuseOptionsThatFitNoSource() throws CliException {
    Optional<String> ofCameras = request.live().given();
    if (ofCameras.isPresent() && request.sources().stream().noneMatch(Sources::isLive)) {
      throw noSourceFor(ofCameras.get(), "an rtsp:// URL");
    }
    if (request.frameRate().isPresent()
        && request.sources().stream().noneMatch(Sources::isFolder)) {
      throw noSourceFor("--frame-rate", "a folder of images");
    }
  }

  private static CliException noSourceFor(String option, String source) {
    return CliException.usage(
        Problem.of(CliErrors.USAGE, "none of the sources takes this option")
            .expected(source)
            .found("none")
            .where(option)
            .fix("leave the option out"));
  }

  private List<ManySummary.OfSource> analyze(
      OutputFolder folder, AnalyticsHost host, Engine engine, ShadowRun shadow)
      throws CliException {
    try (Control control =
        Control.begin(
            request.control(),
            new Control.Analysis(engine, shadow, stop, new FrameGate()),
            recordings(),
            folder,
            reporter)) {
      return analyze(host, engine, new BesideSource(shadow, control));
    }
  }

  /** Cameras are not waited for: one may be off. */
  private Set<String> recordings() {
    Set<String> recordings = new HashSet<>();
    for (int i = 0; i < cameras.size(); i++) {
      if (!Sources.isLive(request.sources().get(i))) {
        recordings.add(cameras.get(i));
      }
    }
    return recordings;
  }

  private List<ManySummary.OfSource> analyze(
      AnalyticsHost host, Engine engine, BesideSource beside) {
    EngineSummary engineSummary = EngineSummary.of(engine);
    CountDownLatch left = new CountDownLatch(cameras.size());
    List<CompletableFuture<ManySummary.OfSource>> outcomes = new ArrayList<>();
    for (int i = 0; i < cameras.size(); i++) {
      String camera = cameras.get(i);
      String location = request.sources().get(i);
      CompletableFuture<ManySummary.OfSource> outcome = new CompletableFuture<>();
      outcomes.add(outcome);
      new Thread(
              () -> {
                try {
                  outcome.complete(outcome(host, engine, engineSummary, beside, camera, location));
                } catch (RuntimeException | Error mistake) { // a reporter failed
                  outcome.completeExceptionally(mistake);
                } finally {
                  beside.control().opened(camera); // if it could not be
                  left.countDown();
                }
              },
              "nunchi-source-" + camera)
          .start();
    }
    lookUntilTheEnd(host, beside.control(), left);
    return outcomes.stream().map(CompletableFuture::join).toList();
  }

  private void lookUntilTheEnd(AnalyticsHost host, Control control, CountDownLatch left) {
    boolean goesOn = true;
    while (goesOn) {
      try {
        goesOn = !left.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException interrupted) {
        stop.request(); // the sources end by themselves then
        Thread.interrupted();
      }
      reporter.looked(look(host), control.note().strip());
    }
  }

  private List<StreamRow> look(AnalyticsHost host) {
    Map<String, StreamMetrics> streams =
        host.metrics().streams().stream()
            .collect(Collectors.toMap(StreamMetrics::streamId, Function.identity()));
    return progress.entrySet().stream()
        .map(entry -> entry.getValue().look(Optional.ofNullable(streams.get(entry.getKey()))))
        .toList();
  }

  /** Whatever happens to a source is its outcome. */
  private ManySummary.OfSource outcome(
      AnalyticsHost host,
      Engine engine,
      EngineSummary engineSummary,
      BesideSource beside,
      String camera,
      String location) {
    SourceProgress ofSource = progress(camera);
    ManySummary.OfSource outcome;
    try {
      outcome =
          ManySummary.OfSource.of(
              camera,
              Sources.shown(location),
              run(host, engine, engineSummary, beside, camera, location, ofSource));
    } catch (CliException failure) {
      outcome = failed(camera, location, failure.exitCode(), failure.problems());
    } catch (HostException refusal) {
      outcome = failed(camera, location, ExitCode.UNUSABLE_INPUT, refusal.problems());
    } catch (RuntimeException | Error mistake) { // the other sources go on
      LOG.debug("Source {} ended by a mistake", camera, mistake);
      outcome = failed(camera, location, ExitCode.FAILED, List.of(CliErrors.unexpected(mistake)));
    }
    ofSource.finished(
        outcome.exitCode() == ExitCode.OK || outcome.exitCode() == ExitCode.INTERRUPTED);
    outcome.problems().forEach(problem -> reporter.warn(camera, problem));
    return outcome;
  }

  private SourceProgress progress(String camera) {
    SourceProgress found = progress.get(camera);
    if (found == null) {
      throw new IllegalStateException("no such camera: " + camera);
    }
    return found;
  }

  private static ManySummary.OfSource failed(
      String camera, String location, int exitCode, List<Problem> problems) {
    return ManySummary.OfSource.failed(camera, Sources.shown(location), exitCode, problems);
  }

  private RunResult run(
      AnalyticsHost host,
      Engine engine,
      EngineSummary engineSummary,
      BesideSource beside,
      String camera,
      String location,
      RunReporter ofSource)
      throws CliException, HostException {
    FrameTally tally = new FrameTally();
    boolean live = Sources.isLive(location);
    LiveOptions liveOptions = live ? request.live() : LiveOptions.NONE;
    OptionalDouble frameRate =
        Sources.isFolder(location) ? request.frameRate() : OptionalDouble.empty();
    SourceRequest sourceRequest =
        new SourceRequest(
            location, frameRate, stop, liveOptions, new CameraReports(tally, ofSource));
    Path out = request.out().resolve(camera);
    try (FrameSource source = Sources.open(sourceRequest)) {
      OutputFolder folder = OutputFolder.prepare(out, request.overwrite());
      return new SourceRun(request, source, folder, engineSummary, stop, ofSource, tally)
          .run(host, engine, camera, beside);
    }
  }

  private ManySummary summary(
      EngineSummary engine,
      double seconds,
      List<ManySummary.OfSource> outcomes,
      Optional<ShadowSummary> shadow) {
    boolean interrupted = stop.isRequested();
    long analyzed =
        outcomes.stream()
            .mapToLong(outcome -> outcome.frames().map(Summary.Frames::analyzed).orElse(0L))
            .sum();
    return new ManySummary(
        Distribution.version(),
        interrupted,
        engine,
        request.settings(),
        request.cameraSettings(),
        Math.round(seconds * 1000) / 1000.0,
        Math.round(analyzed / Math.max(seconds, 1e-9) * 1000) / 1000.0,
        outcomes,
        shadow,
        interrupted ? ExitCode.INTERRUPTED : exitCode(outcomes));
  }

  /** The exit code that all sources share; a failure if some were analyzed and some were not. */
  static int exitCode(List<ManySummary.OfSource> outcomes) {
    List<Integer> codes = outcomes.stream().map(ManySummary.OfSource::exitCode).distinct().toList();
    return codes.size() == 1 ? codes.get(0) : ExitCode.FAILED;
  }
}
