package io.nunchi.cli.internal.bench;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.Engine;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameTiming;
import io.nunchi.api.HostException;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyze.EngineSummary;
import io.nunchi.cli.internal.measure.StageDurations;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.StageTiming;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Streams beside each other, each one frame at a time, through the real host. For one thread.
 *
 * @param hostBuilder describes the host
 * @param pluginDirectories where the user said that plugins are; empty for those of this program
 * @param pluginId what is measured
 * @param settings its engine's settings
 * @param cameraSettings its streams' settings
 * @param streams how many streams
 * @param workers how many workers the host has; 0 for its own choice
 * @param preload how many distinct frames at most, for all streams together
 * @param warmup frames of each stream before the measurement
 * @param frames frames of each stream in the measurement
 */
public record AnalyzeBenchmark(
    HostBuilder hostBuilder,
    List<Path> pluginDirectories,
    String pluginId,
    Map<String, String> settings,
    Map<String, String> cameraSettings,
    int streams,
    int workers,
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
    refuseTooFew(pictures, source);
    if (workers > 0) {
      hostBuilder.workers(workers);
    }
    Deque<BenchStream> opened = new ArrayDeque<>();
    try (AnalyticsHost host = hostBuilder.maximumAge(Duration.ofDays(1)).build();
        Engine engine = host.startEngine(pluginId, settings);
        BenchCallers callers = new BenchCallers(streams)) {
      try {
        for (int i = 0; i < streams; i++) {
          String name = streams == 1 ? "bench" : "bench " + (i + 1);
          opened.add(new BenchStream(host, engine, name, cameraSettings, share(pictures, i)));
        }
        callers.all(analyzing(opened, warmup));
        return measured(source, opened, callers, host.report().workers(), pictures, engine);
      } finally {
        opened.forEach(BenchStream::close);
      }
    }
  }

  /** No two streams have a picture in common, whose capture time each of them sets. */
  private List<FrameBuffer> share(List<FrameBuffer> pictures, int stream) {
    List<FrameBuffer> share = new ArrayList<>();
    for (int i = stream; i < pictures.size(); i += streams) {
      share.add(pictures.get(i));
    }
    return share;
  }

  private static List<Callable<List<AnalyzedFrame>>> analyzing(
      Collection<BenchStream> streams, int frames) {
    return streams.stream()
        .map(stream -> (Callable<List<AnalyzedFrame>>) () -> stream.analyze(frames))
        .toList();
  }

  private BenchReport measured(
      String source,
      Collection<BenchStream> opened,
      BenchCallers callers,
      int hostWorkers,
      List<FrameBuffer> pictures,
      Engine engine)
      throws CliException {
    StageDurations durations = new StageDurations();
    List<Callable<List<AnalyzedFrame>>> work = analyzing(opened, frames);
    Allocations allocations = new Allocations();
    long begin = System.nanoTime();
    List<List<AnalyzedFrame>> results = callers.all(work);
    double seconds = (System.nanoTime() - begin) / 1e9;
    long bytes = allocations.bytes();
    results.forEach(stream -> stream.forEach(result -> add(result, durations)));
    FrameBuffer first = pictures.get(0);
    long measured = (long) streams * frames;
    return new BenchReport(
        command(source),
        new BenchReport.Workload(
            source, pictures.size(), first.width(), first.height(), first.pixelFormat().toString()),
        Machine.here(),
        EngineSummary.of(engine),
        streams,
        hostWorkers,
        measured,
        (long) streams * warmup,
        Math.round(measured / seconds * 10) / 10.0,
        durations.summaries(),
        bytes / measured);
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
        + (workers > 0 ? " --workers " + workers : "")
        + " --streams %d --preload %d --warmup %d --frames %d"
            .formatted(streams, preload, warmup, frames);
  }

  /** A word as a shell reads it back. */
  private static String quoted(String word) {
    return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private void refuseTooFew(List<FrameBuffer> pictures, String source) throws CliException {
    if (pictures.size() < streams) {
      throw CliException.usage(
          Problem.of(CliErrors.USAGE, "there are fewer frames than streams")
              .expected("at least one frame for each of " + streams + " streams")
              .found(pictures.size() + " frames")
              .where("--streams, --preload and " + source)
              .fix("raise --preload, name a longer source, or measure fewer streams"));
    }
  }
}
