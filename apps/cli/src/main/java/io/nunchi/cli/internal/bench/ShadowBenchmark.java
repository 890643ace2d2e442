package io.nunchi.cli.internal.bench;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.Engine;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.shadow.Shadow;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyze.EngineSummary;
import io.nunchi.cli.internal.measure.StageDurations;
import io.nunchi.cli.internal.shadow.ShadowRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A camera in real time on one engine, in turns without and with a candidate beside it. For one
 * thread.
 *
 * @param host describes the host
 * @param pluginId the live engine's plugin
 * @param settings its settings
 * @param cameraSettings the stream's settings
 * @param shadow the candidate
 * @param frameRate the camera's frames per second
 * @param frames frames of a turn
 * @param rounds turns of each kind
 */
public record ShadowBenchmark(
    HostBuilder host,
    String pluginId,
    Map<String, String> settings,
    Map<String, String> cameraSettings,
    ShadowRequest shadow,
    double frameRate,
    int frames,
    int rounds) {

  private static final int PRELOAD = 64;
  private static final int WARM_UP = 50;
  private static final Duration LONGEST_ANALYSIS = Duration.ofSeconds(60);

  /**
   * Measures.
   *
   * @param source a recording or a folder of images
   * @return what was found
   */
  public ShadowBenchReport run(String source) throws CliException, HostException {
    List<FrameBuffer> pictures = PreloadedFrames.of(source, PRELOAD);
    Turns alone = new Turns();
    Turns beside = new Turns();
    long sampled = 0;
    long compared = 0;
    Results results = new Results();
    try (AnalyticsHost running = host.build();
        Engine engine = running.startEngine(pluginId, settings);
        Stream stream =
            running.openStream(
                new Camera("bench", "bench", frameRate, cameraSettings), engine, results)) {
      play(stream, pictures, WARM_UP);
      for (int round = 0; round < rounds; round++) {
        results.turns = alone;
        alone.seconds += play(stream, pictures, frames);
        ShadowPolicy policy = ShadowPolicy.defaults().withSamplingRate(shadow.rate());
        results.turns = new Turns(); // the candidate's start is not measured
        try (Shadow candidate =
            engine.shadow(shadow.candidate().pluginId(), shadow.candidate().settings(), policy)) {
          results.turns = beside;
          beside.seconds += play(stream, pictures, frames);
          sampled += candidate.report().frames().sampled();
          compared += candidate.report().frames().compared();
        }
      }
      return new ShadowBenchReport(
          source,
          frameRate,
          rounds,
          Machine.here(),
          EngineSummary.of(engine),
          alone.side((long) frames * rounds),
          beside.side((long) frames * rounds),
          shadow.rate(),
          sampled,
          compared);
    }
  }

  /** Offers frames as a camera does; how long it took until the last result, in seconds. */
  private double play(Stream stream, List<FrameBuffer> pictures, int count) {
    long begin = System.nanoTime();
    long periodNanos = Math.round(1e9 / frameRate);
    for (int i = 0; i < count; i++) {
      long due = begin + i * periodNanos;
      while (System.nanoTime() - due < 0) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      FrameBuffer picture = pictures.get(i % pictures.size());
      picture.hold();
      stream.offer(picture.captured(Instant.now(), System.nanoTime()));
    }
    try {
      stream.awaitIdle(LONGEST_ANALYSIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  /** What came of all turns of one kind. */
  private static final class Turns {
    private final StageDurations durations = new StageDurations();
    private final AtomicLong analyzed = new AtomicLong();
    private double seconds;

    ShadowBenchReport.Side side(long offered) {
      return new ShadowBenchReport.Side(
          offered,
          analyzed.get(),
          Math.round(analyzed.get() / seconds * 100) / 100.0,
          durations.summaries());
    }
  }

  private static final class Results implements StreamListener {
    private volatile Turns turns = new Turns();

    @Override
    public void onResult(AnalyzedFrame frame) {
      turns.analyzed.incrementAndGet();
      turns.durations.add("analyze", frame.timing().analyzeNanos());
      turns.durations.add("age", frame.timing().ageNanos());
    }
  }
}
