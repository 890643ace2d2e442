package io.nunchi.cli.internal.bench;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.AnalyzedFrame;
import io.nunchi.api.Camera;
import io.nunchi.api.Engine;
import io.nunchi.api.FrameBuffer;
import io.nunchi.api.FrameTiming;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyze.EngineSummary;
import io.nunchi.cli.internal.measure.Laps;
import io.nunchi.cli.internal.measure.StageDurations;
import io.nunchi.cli.internal.source.FrameSource;
import io.nunchi.cli.internal.source.SourceFrame;
import io.nunchi.cli.internal.source.SourceRequest;
import io.nunchi.cli.internal.source.Sources;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.StageTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One stream, one frame at a time, through the real host. For one thread.
 *
 * @param hostBuilder describes the host
 * @param pluginId what is measured
 * @param settings its engine's settings
 * @param cameraSettings its stream's settings
 * @param preload how many distinct frames at most
 * @param warmup frames before the measurement
 * @param frames frames of the measurement
 */
public record AnalyzeBenchmark(
    AnalyticsHost.Builder hostBuilder,
    String pluginId,
    Map<String, String> settings,
    Map<String, String> cameraSettings,
    int preload,
    int warmup,
    int frames) {

  /**
   * Measures.
   *
   * @param source a recording or a folder of images
   * @return what was found
   */
  public BenchReport run(String source) throws CliException, HostException {
    refuseLive(source);
    List<FrameBuffer> pictures = preloaded(source);
    try (AnalyticsHost host = hostBuilder.maximumAge(Duration.ofDays(1)).build();
        Engine engine = host.startEngine(pluginId, settings)) {
      Laps laps = new Laps();
      Camera camera = new Camera("bench", "bench", 0, cameraSettings);
      try (Stream stream = host.openStream(camera, engine, laps)) {
        for (int i = 0; i < warmup; i++) {
          lap(stream, laps, pictures, i);
        }
        return measured(source, stream, laps, pictures, engine);
      }
    }
  }

  private BenchReport measured(
      String source, Stream stream, Laps laps, List<FrameBuffer> pictures, Engine engine)
      throws CliException {
    StageDurations durations = new StageDurations();
    Allocations allocations = new Allocations();
    List<AnalyzedFrame> results = new ArrayList<>(frames);
    long bytesBefore = allocations.bytes();
    long begin = System.nanoTime();
    for (int i = 0; i < frames; i++) {
      results.add(lap(stream, laps, pictures, warmup + i));
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    long bytes = allocations.bytes() - bytesBefore;
    results.forEach(result -> add(result, durations));
    FrameBuffer first = pictures.get(0);
    return new BenchReport(
        command(source),
        new BenchReport.Workload(
            source, pictures.size(), first.width(), first.height(), first.pixelFormat().toString()),
        Machine.here(),
        EngineSummary.of(engine),
        frames,
        warmup,
        Math.round(frames / seconds * 10) / 10.0,
        durations.summaries(),
        bytes / frames);
  }

  private static AnalyzedFrame lap(Stream stream, Laps laps, List<FrameBuffer> pictures, int number)
      throws CliException {
    FrameBuffer picture = pictures.get(number % pictures.size());
    picture.hold();
    Instant captureTime = Instant.EPOCH.plusMillis(40L * number);
    return laps.lap(stream, picture, captureTime, "frame " + (number + 1));
  }

  private static void add(AnalyzedFrame result, StageDurations durations) {
    FrameTiming timing = result.timing();
    long inference = 0;
    for (StageTiming stage : result.result().timings()) {
      durations.add(stage.stage(), stage.nanos());
      if (stage.stage().equals(StageTiming.INFERENCE)) {
        inference += stage.nanos();
      }
    }
    durations.add("analyze", timing.analyzeNanos());
    durations.add("wait", timing.waitNanos());
    durations.add("check", timing.checkNanos());
    durations.add(
        "outsideInference",
        timing.waitNanos() + timing.analyzeNanos() - inference + timing.checkNanos());
  }

  private String command(String source) {
    StringBuilder command = new StringBuilder("nunchi bench analyze " + source);
    command.append(" --plugin ").append(pluginId);
    settings.forEach((key, value) -> command.append(" --set ").append(key + "=" + value));
    cameraSettings.forEach(
        (key, value) -> command.append(" --camera-set ").append("'" + key + "=" + value + "'"));
    return command + " --preload %d --warmup %d --frames %d".formatted(preload, warmup, frames);
  }

  private List<FrameBuffer> preloaded(String location) throws CliException {
    List<FrameBuffer> pictures = new ArrayList<>();
    try (FrameSource source = Sources.open(SourceRequest.of(location))) {
      SourceFrame frame = source.next();
      while (frame != null) {
        if (frame instanceof SourceFrame.Decoded decoded) {
          pictures.add(decoded.picture());
        }
        frame = pictures.size() < preload ? source.next() : null;
      }
      if (pictures.isEmpty()) {
        throw CliException.unusable(
            Problem.of(CliErrors.NO_FRAME, "not one frame can be decoded")
                .expected("at least one frame")
                .found("none")
                .where(source.info().location())
                .fix("name another source"));
      }
    }
    return pictures;
  }

  private static void refuseLive(String source) throws CliException {
    if (Sources.isLive(source)) {
      throw CliException.usage(
          Problem.of(CliErrors.USAGE, "a live source cannot be measured again")
              .expected("a video file or a folder of images")
              .found("an rtsp URL")
              .where("SOURCE")
              .fix("record a piece of it first"));
    }
  }
}
