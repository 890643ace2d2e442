package io.nunchi.cli.internal.bench;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.AnalyzedFrame;
import io.nunchi.api.Camera;
import io.nunchi.api.Engine;
import io.nunchi.api.FrameBuffer;
import io.nunchi.api.FrameTiming;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyze.EngineSummary;
import io.nunchi.cli.internal.measure.Laps;
import io.nunchi.cli.internal.measure.StageDurations;
import io.nunchi.spi.result.StageTiming;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One stream, one frame at a time, through the real host. For one thread.
 *
 * @param hostBuilder describes the host
 * @param pluginDirectories where the user said that plugins are; empty for those of this program
 * @param pluginId what is measured
 * @param settings its engine's settings
 * @param cameraSettings its stream's settings
 * @param preload how many distinct frames at most
 * @param warmup frames before the measurement
 * @param frames frames of the measurement
 */
public record AnalyzeBenchmark(
    AnalyticsHost.Builder hostBuilder,
    List<Path> pluginDirectories,
    String pluginId,
    Map<String, String> settings,
    Map<String, String> cameraSettings,
    int preload,
    int warmup,
    int frames) {

  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w@%+=:,./-]+");

  /**
   * Measures.
   *
   * @param source a recording or a folder of images
   * @return what was found
   */
  public BenchReport run(String source) throws CliException, HostException {
    List<FrameBuffer> pictures = PreloadedFrames.of(source, preload);
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
    List<String> words = new ArrayList<>(List.of("nunchi", "bench", "analyze", source));
    pluginDirectories.forEach(
        directory -> words.addAll(List.of("--plugin-directory", directory.toString())));
    words.addAll(List.of("--plugin", pluginId));
    settings.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    cameraSettings.forEach(
        (key, value) -> words.addAll(List.of("--camera-set", key + "=" + value)));
    return words.stream().map(AnalyzeBenchmark::quoted).collect(Collectors.joining(" "))
        + " --preload %d --warmup %d --frames %d".formatted(preload, warmup, frames);
  }

  /** A word as a shell reads it back. */
  private static String quoted(String word) {
    return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
