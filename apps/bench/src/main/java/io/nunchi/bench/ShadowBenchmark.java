package io.nunchi.bench;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.shadow.Shadow;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.bench.measure.StageDurations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures a live stream in real time, in turns without and with a candidate in the shadow. For one
 * thread.
 *
 * @param candidate the candidate
 * @param frameRate the camera's frames per second
 * @param frames frames of a turn
 * @param rounds turns of each kind
 */
public record ShadowBenchmark(Candidate candidate, double frameRate, int frames, int rounds) {

  private static final int WARM_UP = 50;
  private static final Duration LONGEST_ANALYSIS = Duration.ofSeconds(60);

  /**
   * A candidate in the shadow.
   *
   * @param pluginId the plugin
   * @param settings its engine's settings
   * @param rate the part of the frames that it sees
   */
  public record Candidate(String pluginId, Map<String, String> settings, double rate) {}

  /**
   * Measures.
   *
   * @param subject the live engine
   * @param footage the camera's frames
   * @throws HostException if an engine or the stream cannot start
   */
  public ShadowBenchReport run(EngineUnderTest subject, Footage footage) throws HostException {
    Turns alone = new Turns();
    Turns beside = new Turns();
    long sampled = 0;
    long compared = 0;
    Results results = new Results();
    try (AnalyticsHost host = subject.host().build();
        Engine engine = host.startEngine(subject.pluginId(), subject.settings());
        Stream stream =
            host.openStream(
                new Camera("bench", "bench", frameRate, subject.cameraSettings()),
                engine,
                results)) {
      List<FrameBuffer> pictures = footage.fitting(engine.descriptor().pixelFormats()).frames();
      play(stream, pictures, WARM_UP);
      for (int round = 0; round < rounds; round++) {
        results.turns = alone;
        alone.seconds += play(stream, pictures, frames);
        ShadowPolicy policy = ShadowPolicy.defaults().withSamplingRate(candidate.rate());
        results.turns = new Turns(); // the candidate's start is not measured
        try (Shadow shadow = engine.shadow(candidate.pluginId(), candidate.settings(), policy)) {
          results.turns = beside;
          beside.seconds += play(stream, pictures, frames);
          sampled += shadow.report().frames().sampled();
          compared += shadow.report().frames().compared();
        }
      }
      return new ShadowBenchReport(
          footage.source(),
          frameRate,
          rounds,
          Machine.here(),
          EngineSummary.of(engine),
          alone.side((long) frames * rounds),
          beside.side((long) frames * rounds),
          candidate.rate(),
          sampled,
          compared);
    }
  }

  /** Offers frames as a camera does; returns the seconds until the last result. */
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
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  /** The sum of all turns of one kind. */
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
