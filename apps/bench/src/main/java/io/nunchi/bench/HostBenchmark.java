package io.nunchi.bench;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.bench.HostBenchReport.Load;
import io.nunchi.bench.HostBenchReport.Overhead;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures the host with the plugin {@code nunchi.bench}, which does nothing or keeps a processor
 * busy.
 *
 * @param command a command line that runs it again, for the report
 * @param workload the cameras under load
 * @param measured the length of the measurement under load
 * @param frames the number of frames in each measurement of the overhead
 * @param rounds the number of rounds into which they are divided
 */
public record HostBenchmark(
    String command, Workload workload, Duration measured, int frames, int rounds) {

  /**
   * The cameras under load.
   *
   * @param streams the number of cameras
   * @param framesPerSecond the frame rate of each camera
   * @param busyMillis processor time of a frame
   */
  public record Workload(int streams, double framesPerSecond, double busyMillis) {}

  private static final String PLUGIN = "nunchi.bench";
  private static final String BUSY_MICROS = "busyMicros";
  private static final Duration MAXIMUM_AGE = Duration.ofSeconds(1);
  private static final Duration NO_LIMIT = Duration.ofDays(1);
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(10);
  private static final double TARGET_P50_MICROS = 25;
  private static final double TARGET_FIRST_OFFER_MICROS = 1000;

  /** The listener gets an {@code AnalyzedFrame} and its {@code FrameTiming}. */
  private static final double RESULT_BYTES = 96;

  /** The JDK allocates a queue node when two threads contend for a lock, in few of the frames. */
  private static final double SELDOM_BYTES = 2;

  private static final double FLAT_PART = 0.03;
  private static final double FLAT_MIB = 4;

  /**
   * Measures the overhead first, while the process is small.
   *
   * @param plugins the directory with the plugin
   */
  public HostBenchReport run(Path plugins) throws HostException, InterruptedException {
    Overhead overhead;
    try (AnalyticsHost host = host(plugins, NO_LIMIT);
        Engine engine = host.startEngine(PLUGIN, Map.of())) {
      overhead = new HostOverhead(frames, rounds).run(host, engine);
    }
    Load load;
    String busy = Long.toString(Math.round(workload.busyMillis() * 1000));
    try (AnalyticsHost host = host(plugins, MAXIMUM_AGE);
        Engine engine = host.startEngine(PLUGIN, Map.of(BUSY_MICROS, busy))) {
      Duration sixth = measured.dividedBy(6);
      Duration warmUp = sixth.compareTo(LONGEST_WARM_UP) < 0 ? sixth : LONGEST_WARM_UP;
      load = new HostLoad(workload, MAXIMUM_AGE, warmUp, measured).run(host, engine);
    }
    return new HostBenchReport(command, Machine.here(), load, overhead, verdicts(load, overhead));
  }

  private static AnalyticsHost host(Path plugins, Duration maximumAge) throws HostException {
    return new HostBuilder()
        .pluginDirectory(plugins)
        .maximumAge(maximumAge)
        .checkedFrames(false)
        .build();
  }

  static List<TargetVerdict> verdicts(Load load, Overhead overhead) {
    return List.of(
        new TargetVerdict(
            "p99 of the age within the maximum age of " + load.maximumAgeMillis() + " ms",
            format("%.1f ms", load.ageMillisP99()),
            Optional.of(load.analyzed() > 0 && load.ageMillisP99() <= load.maximumAgeMillis())),
        new TargetVerdict(
            "no stream gets less than half of its share",
            load.fewestOfAStream() + " to " + load.mostOfAStream() + " results",
            Optional.of(2 * load.fewestOfAStream() * load.streams() >= load.analyzed())),
        new TargetVerdict(
            format(
                "RSS flat, to %.0f %% or %.0f MiB from start or middle to end",
                FLAT_PART * 100, FLAT_MIB),
            load.rssMiB().isEmpty() ? "unknown" : format("%+.1f MiB", growth(load.rssMiB())),
            isFlat(load.rssMiB())),
        new TargetVerdict(
            format("offer to listener p50 within %.0f µs", TARGET_P50_MICROS),
            format(
                "%.1f µs paused, %.1f µs back-to-back",
                overhead.paused().p50().median(), overhead.backToBack().p50().median()),
            Optional.of(overhead.paused().p50().median() <= TARGET_P50_MICROS)),
        TargetVerdict.of(
            format("the first offer within %.0f µs", TARGET_FIRST_OFFER_MICROS),
            format("%.0f µs", overhead.firstOfferMicros()),
            overhead.firstOfferMicros() <= TARGET_FIRST_OFFER_MICROS),
        new TargetVerdict(
            format("nothing allocated per frame but its result (%.0f bytes)", RESULT_BYTES),
            format("%.0f bytes", overhead.allocatedBytesPerFrame().median()),
            Optional.of(
                overhead.allocatedBytesPerFrame().median() <= RESULT_BYTES + SELDOM_BYTES)));
  }

  private static Optional<Boolean> isFlat(List<Double> mebibytes) {
    if (mebibytes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        growth(mebibytes) <= Math.max(FLAT_MIB, lowestBefore(mebibytes) * FLAT_PART));
  }

  private static double growth(List<Double> mebibytes) {
    return mebibytes.get(2) - lowestBefore(mebibytes);
  }

  /** The lower of start and middle: memory that the JVM gives back must not hide growth. */
  private static double lowestBefore(List<Double> mebibytes) {
    return Math.min(mebibytes.get(0), mebibytes.get(1));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
