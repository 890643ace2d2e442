package io.nunchi.cli.internal.evaluate;

import io.nunchi.accuracy.Accuracy;
import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.DetectionNotes;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.label.LabelMatches;
import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.bench.measure.Laps;
import io.nunchi.bench.measure.NoResultException;
import io.nunchi.bench.measure.StageDurations;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import io.nunchi.cli.internal.progress.Progress;
import io.nunchi.cli.internal.progress.RunReporter;
import io.nunchi.cli.internal.source.SourceFrame;
import io.nunchi.cli.internal.video.PictureFit;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.StageTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Runs an analyzer over every frame of a dataset, one after the other, in the real host. A frame
 * without a result ends it. Images that do not follow each other get a stream each, so that no
 * analyzer takes them for a film. For one thread.
 */
public final class AnalyzerPass {

  private static final int WARM_UP_FRAMES = 10;

  private final Dataset dataset;
  private final AnalyzerSpec spec;
  private final RunReporter reporter;
  private final ProcessCost cost = new ProcessCost();
  private final StageDurations stages = new StageDurations();
  private final List<List<FoundBox>> found = new ArrayList<>();
  private final FrameChecksum checksum = new FrameChecksum();
  private final PictureFit fit = new PictureFit();
  private Map<String, String> datasetNames = Map.of();
  private long lapNanos;
  private long cpuNanos;

  /**
   * Prepares a pass.
   *
   * @param dataset the frames to analyze
   * @param spec the analyzer
   * @param reporter is told of the progress
   */
  public AnalyzerPass(Dataset dataset, AnalyzerSpec spec, RunReporter reporter) {
    this.dataset = dataset;
    this.spec = spec;
    this.reporter = reporter;
  }

  /**
   * Analyzes every frame.
   *
   * @param hostBuilder describes the host
   * @throws CliException if it cannot start, or a frame has no result
   */
  public PassResult run(HostBuilder hostBuilder) throws CliException {
    try (AnalyticsHost host = hostBuilder.maximumAge(Duration.ofDays(1)).build();
        Engine engine = host.startEngine(spec.pluginId(), spec.settings());
        DatasetFrames frames = DatasetFrames.open(dataset);
        fit) {
      LabelMatches labels = Accuracy.matchLabels(dataset, engine.descriptor().labels());
      datasetNames = labels.datasetNames();
      EngineSummary summary = EngineSummary.of(engine);
      reporter.started(summary);
      try {
        boolean ownPeak = cost.resetPeakMemory();
        analyzeAll(host, engine, frames);
        frames.remarks().forEach(reporter::warn);
        return new PassResult(
            spec,
            summary,
            new DatasetDetections(found, Optional.empty(), DetectionNotes.of(labels)),
            speed(ownPeak),
            checksum.value());
      } finally {
        reporter.ended();
      }
    } catch (NoResultException e) {
      throw CliException.noResult(e);
    } catch (HostException refusal) {
      throw CliException.refusedBy(refusal);
    } catch (AccuracyException refusal) {
      throw CliException.refusedBy(refusal);
    }
  }

  private void analyzeAll(AnalyticsHost host, Engine engine, DatasetFrames frames)
      throws CliException, HostException, NoResultException {
    Laps laps = new Laps();
    Stream stream = null;
    try {
      SourceFrame.Decoded frame = next(frames, engine);
      while (frame != null) {
        if (found.isEmpty()) {
          warmUp(host, engine, frames, frame);
          cost.countWorkers();
        }
        if (stream != null && !dataset.isSequence()) {
          stream.close();
          stream = null;
        }
        if (stream == null) {
          stream = host.openStream(camera(dataset.name(), frames), engine, laps);
        }
        analyze(stream, laps, frame);
        frame = next(frames, engine);
      }
    } finally {
      close(stream);
    }
  }

  /** The next frame, in a format that the engine takes; the checksum is of the one that came. */
  private SourceFrame.@Nullable Decoded next(DatasetFrames frames, Engine engine)
      throws CliException {
    SourceFrame.Decoded frame = frames.next();
    if (frame == null) {
      return null;
    }
    checksum.add(frame.picture());
    return new SourceFrame.Decoded(
        frame.number(),
        frame.captureTime(),
        frame.position(),
        frame.decodeNanos(),
        fit.fitting(frame.picture(), engine.descriptor().pixelFormats()));
  }

  private static void close(@Nullable Stream stream) {
    if (stream != null) {
      stream.close();
    }
  }

  private static Camera camera(String name, DatasetFrames frames) {
    return new Camera(name, name, frames.frameRate(), Map.of());
  }

  /** The first frames of a process take longer than all later ones. */
  private static void warmUp(
      AnalyticsHost host, Engine engine, DatasetFrames frames, SourceFrame.Decoded frame)
      throws HostException, NoResultException {
    Laps laps = new Laps();
    try (Stream stream = host.openStream(camera("warm-up", frames), engine, laps)) {
      for (int i = 0; i < WARM_UP_FRAMES; i++) {
        Instant captureTime = frame.captureTime().plusMillis(40L * i);
        frame.picture().hold();
        laps.lap(stream, frame.picture(), captureTime, "the first frame, as warm-up");
      }
    }
  }

  private void analyze(Stream stream, Laps laps, SourceFrame.Decoded frame)
      throws NoResultException {
    stages.add("decode", frame.decodeNanos());
    String name = dataset.frames().get(found.size()).name();
    long cpuBefore = cost.cpuNanos();
    long begin = System.nanoTime();
    AnalyzedFrame result = laps.lap(stream, frame.picture(), frame.captureTime(), name);
    lapNanos += System.nanoTime() - begin;
    cpuNanos += cost.cpuNanos() - cpuBefore;
    for (StageTiming timing : result.result().timings()) {
      stages.add(timing.stage(), timing.nanos());
    }
    stages.add(SpeedReport.ANALYZE, result.timing().analyzeNanos());
    found.add(
        result.result().detections().stream().map(detection -> box(detection, result)).toList());
    reporter.progressed(
        new Progress(
            found.size(),
            OptionalLong.of(dataset.frames().size()),
            found.size(),
            0,
            lapNanos / 1e9,
            result.timing().ageNanos() / 1e6,
            () -> ""));
  }

  private FoundBox box(Detection detection, AnalyzedFrame frame) {
    FoundBox box =
        new FoundBox(
            dataset.options().mapped(detection.label()),
            new PixelBox(
                (double) detection.box().left() * frame.width(),
                (double) detection.box().top() * frame.height(),
                (double) detection.box().width() * frame.width(),
                (double) detection.box().height() * frame.height()),
            detection.confidence(),
            detection.trackId());
    return box.named(datasetNames);
  }

  private SpeedReport speed(boolean ownPeak) {
    double seconds = Math.max(lapNanos, 1) / 1e9;
    return new SpeedReport(
        found.size(),
        Math.round(found.size() / seconds * 10) / 10.0,
        Math.round(cpuNanos / 1e3 / found.size()) / 1e6,
        cost.peakMemoryBytes(),
        ownPeak,
        stages.summaries());
  }
}
