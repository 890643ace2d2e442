package io.nunchi.bench;

import com.sun.management.OperatingSystemMXBean;
import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.bench.AcceleratorBenchReport.Accelerated;
import io.nunchi.bench.AcceleratorBenchReport.Processor;
import io.nunchi.bench.measure.Spread;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Measures how a host feeds an engine that waits, such as one on a GPU, and what that costs an
 * engine beside it that needs the processor.
 *
 * <p>The engine that waits takes {@value #BATCH_MILLIS} ms for a batch of up to {@value
 * #BATCH_FRAMES} frames. Its cameras run alone, then beside those of a processor-bound engine. For
 * comparison the latter also runs beside an engine that gets as many frames and returns at once.
 * The three take turns, in one host.
 *
 * @param command a command line that runs it again, for the report
 * @param workload the cameras
 * @param workers the host's workers; 0 for the host's default
 * @param rounds the number of turns of each kind
 * @param turn the length of a turn
 */
public record AcceleratorBenchmark(
    String command, Workload workload, int workers, int rounds, Duration turn) {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final int BATCH_FRAMES = 32;
  private static final int BATCH_MILLIS = 10;
  private static final Duration MAXIMUM_AGE = Duration.ofSeconds(1);
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(1);
  private static final double LEAST_PART = 0.9;
  private static final double MOST_AGE_MILLIS = 100;

  /**
   * The cameras.
   *
   * @param cameras those of the accelerator
   * @param framesPerSecond the frame rate of each camera, of both engines
   * @param processorCameras those of the processor-bound engine
   * @param busyMillis processor time of each of their frames
   */
  public record Workload(
      int cameras, double framesPerSecond, int processorCameras, double busyMillis) {

    double askedForPerSecond() {
      return cameras * framesPerSecond;
    }
  }

  /** The cameras that offer frames in a turn, and the figures of all rounds. */
  private static final class Turns {
    private final List<CameraFleet> fleets;
    private final List<Turn> played = new ArrayList<>();

    Turns(CameraFleet... fleets) {
      this.fleets = List.of(fleets);
    }

    List<Double> each(ToDoubleFunction<Turn> figure) {
      return played.stream().map(figure::applyAsDouble).toList();
    }

    Spread spread(ToDoubleFunction<Turn> figure) {
      return Spread.of(each(figure));
    }
  }

  /**
   * A turn.
   *
   * @param seconds its length
   * @param processorSeconds the processor time that the process got
   * @param figures of each fleet
   */
  private record Turn(double seconds, double processorSeconds, List<CameraFleet.Figures> figures) {

    CameraFleet.Figures first() {
      return figures.get(0);
    }

    double perSecond(int fleet) {
      return figures.get(fleet).analyzed() / seconds;
    }

    double perProcessorSecond(int fleet) {
      return figures.get(fleet).analyzed() / processorSeconds;
    }
  }

  /**
   * Measures.
   *
   * @param plugins the directory with the plugins
   * @throws HostException if an engine does not start
   * @throws InterruptedException if the thread is interrupted
   */
  public AcceleratorBenchReport run(Path plugins) throws HostException, InterruptedException {
    try (AnalyticsHost host = host(plugins);
        Engine accelerator = host.startEngine("nunchi.bench.accelerator", acceleratorSettings());
        Engine instant = host.startEngine("nunchi.bench", Map.of());
        Engine processor = host.startEngine("nunchi.bench", processorSettings());
        CameraFleet waiting = open(host, accelerator, "waiting", workload.cameras());
        CameraFleet returning = open(host, instant, "returning", workload.cameras());
        CameraFleet computing = open(host, processor, "computing", workload.processorCameras());
        Offerers offerers = new Offerers(2)) {
      Turns alone = new Turns(waiting);
      Turns beside = new Turns(waiting, computing);
      Turns besideInstant = new Turns(returning, computing);
      for (int round = 0; round < rounds; round++) {
        play(alone, offerers);
        // the order changes, so that neither side gains by a drift of the machine
        play(round % 2 == 0 ? beside : besideInstant, offerers);
        play(round % 2 == 0 ? besideInstant : beside, offerers);
      }
      return report(accelerated(alone), accelerated(beside), processor(beside, besideInstant));
    }
  }

  private AnalyticsHost host(Path plugins) throws HostException {
    HostBuilder builder =
        new HostBuilder().pluginDirectory(plugins).maximumAge(MAXIMUM_AGE).checkedFrames(false);
    return workers > 0 ? builder.workers(workers).build() : builder.build();
  }

  private static Map<String, String> acceleratorSettings() {
    return Map.of(
        "batchMicros", String.valueOf(BATCH_MILLIS * 1000), "batchFrames", "" + BATCH_FRAMES);
  }

  private Map<String, String> processorSettings() {
    return Map.of("busyMicros", Long.toString(Math.round(workload.busyMillis() * 1000)));
  }

  private CameraFleet open(AnalyticsHost host, Engine engine, String name, int cameras)
      throws HostException {
    return CameraFleet.open(host, engine, name, cameras, workload.framesPerSecond());
  }

  private void play(Turns turns, Offerers offerers) throws InterruptedException {
    Duration quarter = turn.dividedBy(4);
    offerers.offer(
        turns.fleets, quarter.compareTo(LONGEST_WARM_UP) < 0 ? quarter : LONGEST_WARM_UP);
    turns.fleets.forEach(CameraFleet::reset);
    long begin = System.nanoTime();
    long processorBegin = SYSTEM.getProcessCpuTime();
    offerers.offer(turns.fleets, turn);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double processorSeconds = (SYSTEM.getProcessCpuTime() - processorBegin) / 1e9;
    turns.played.add(
        new Turn(
            seconds, processorSeconds, turns.fleets.stream().map(CameraFleet::figures).toList()));
    for (CameraFleet fleet : turns.fleets) {
      fleet.awaitIdle(); // the next turn starts with an idle host
    }
  }

  private Accelerated accelerated(Turns turns) {
    return new Accelerated(
        turns.spread(played -> played.perSecond(0)),
        turns.spread(played -> played.first().ageMillisP50()),
        turns.spread(played -> played.first().ageMillisP99()),
        turns.spread(played -> played.first().framesPerBatch()),
        leastShare(turns));
  }

  private double leastShare(Turns turns) {
    double seconds = turns.played.stream().mapToDouble(Turn::seconds).sum();
    double askedFor = workload.framesPerSecond() * seconds;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < workload.cameras(); i++) {
      int camera = i;
      long results =
          turns.played.stream()
              .mapToLong(played -> played.first().ofEachCamera().get(camera))
              .sum();
      least = Math.min(least, results / askedFor);
    }
    return least;
  }

  private static Processor processor(Turns beside, Turns besideInstant) {
    return new Processor(
        beside.spread(played -> played.perSecond(1)),
        besideInstant.spread(played -> played.perSecond(1)),
        ratio(beside, besideInstant, played -> played.perSecond(1)),
        ratio(beside, besideInstant, played -> played.perProcessorSecond(1)));
  }

  private static Spread ratio(Turns above, Turns below, ToDoubleFunction<Turn> figure) {
    List<Double> dividends = above.each(figure);
    List<Double> divisors = below.each(figure);
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < dividends.size(); i++) {
      ratios.add(dividends.get(i) / divisors.get(i));
    }
    return Spread.of(ratios);
  }

  private AcceleratorBenchReport report(
      Accelerated alone, Accelerated beside, Processor processor) {
    return new AcceleratorBenchReport(
        command,
        Machine.here(),
        workload,
        alone,
        beside,
        processor,
        verdicts(workload, beside, processor));
  }

  static List<TargetVerdict> verdicts(Workload workload, Accelerated beside, Processor processor) {
    double part = beside.resultsPerSecond().median() / workload.askedForPerSecond();
    return List.of(
        TargetVerdict.of(
            format(
                "at least %.0f %% of %.0f results/s from the accelerator",
                LEAST_PART * 100, workload.askedForPerSecond()),
            format("%.1f %%", part * 100),
            part >= LEAST_PART),
        TargetVerdict.of(
            format("p99 of their age within %.0f ms", MOST_AGE_MILLIS),
            format("%.1f ms", beside.ageMillisP99().median()),
            part > 0 && beside.ageMillisP99().median() <= MOST_AGE_MILLIS),
        TargetVerdict.of(
            format("no camera under %.0f %% of its frames", LEAST_PART * 100),
            format("%.1f %%", beside.leastShare() * 100),
            beside.leastShare() >= LEAST_PART),
        TargetVerdict.of(
            format(
                "the processor-bound engine keeps at least %.0f %% of its results",
                LEAST_PART * 100),
            format("%.1f %%", processor.ratio().median() * 100),
            processor.ratio().median() >= LEAST_PART));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
