package io.nunchi.cli.internal.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the host itself costs, and whether it keeps many streams fresh.
 *
 * @param command how to run it again
 * @param machine where
 * @param load many streams into an analyzer that is too slow for all of their frames
 * @param overhead what the host adds to an analyzer that does nothing
 * @param verdicts each target, and whether it is met
 */
public record HostBenchReport(
    String command, Machine machine, Load load, Overhead overhead, List<Verdict> verdicts) {

  /**
   * Many streams into a slow analyzer.
   *
   * @param streams how many cameras
   * @param framesPerSecond what each offers
   * @param busyMillis what a frame costs a processor
   * @param seconds how long it was measured
   * @param offered frames that were offered
   * @param analyzed frames with a result
   * @param fewestOfAStream results of the stream that got the fewest
   * @param mostOfAStream results of the stream that got the most
   * @param ageMillisP50 how old results were
   * @param ageMillisP99 the same of 99 in 100
   * @param ageMillisMax the oldest
   * @param maximumAgeMillis the host's limit
   * @param rssMiB memory of the process after a garbage collection: after the warm-up, in the
   *     middle, at the end; empty where the system does not say it
   * @param heapMiB Java objects that live at the same moments
   */
  public record Load(
      int streams,
      double framesPerSecond,
      double busyMillis,
      double seconds,
      long offered,
      long analyzed,
      long fewestOfAStream,
      long mostOfAStream,
      double ageMillisP50,
      double ageMillisP99,
      double ageMillisMax,
      long maximumAgeMillis,
      List<Double> rssMiB,
      List<Double> heapMiB) {}

  /**
   * From the offer of a frame to the listener, with an analyzer that returns at once.
   *
   * @param paused offers that find the workers asleep, as a camera's do
   * @param backToBack offers that follow each result at once
   * @param allocatedBytesPerFrame Java heap that a frame takes from offering thread and workers
   */
  public record Overhead(Latency paused, Latency backToBack, double allocatedBytesPerFrame) {}

  /**
   * Durations in microseconds.
   *
   * @param frames how many
   * @param p50 half of them are not longer
   * @param p99 99 of 100 are not longer
   */
  public record Latency(long frames, double p50, double p99) {

    private String line(String when) {
      return String.format(
          Locale.ROOT, "%-11s %d frames: %.1f µs (p50), %.1f µs (p99)", when, frames, p50, p99);
    }
  }

  /**
   * Whether a target is met.
   *
   * @param target what is wanted
   * @param found what was measured
   * @param isMet whether it is met; empty where it could not be measured
   */
  public record Verdict(String target, String found, Optional<Boolean> isMet) {

    private String line() {
      String word = isMet.map(met -> met ? "met" : "MISSED").orElse("unknown");
      return "%-8s %s: %s".formatted(word, target, found);
    }
  }

  /** Whether no target was missed. */
  public boolean isGood() {
    return verdicts.stream().allMatch(verdict -> verdict.isMet().orElse(true));
  }

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("command     " + command);
    lines.add(
        "machine     %d processors, %s, %s"
            .formatted(machine.processors(), machine.java(), machine.system()));
    lines.add(
        String.format(
            Locale.ROOT,
            "load        %d streams at %.1f fps, %.1f ms of a processor per frame, %.0f s",
            load.streams(),
            load.framesPerSecond(),
            load.busyMillis(),
            load.seconds()));
    lines.add(
        String.format(
            Locale.ROOT,
            "            %d offered, %d analyzed (%.1f/s), %d to %d per stream",
            load.offered(),
            load.analyzed(),
            load.analyzed() / load.seconds(),
            load.fewestOfAStream(),
            load.mostOfAStream()));
    lines.add(
        String.format(
            Locale.ROOT,
            "age         %.1f ms (p50), %.1f ms (p99), %.1f ms (max)",
            load.ageMillisP50(),
            load.ageMillisP99(),
            load.ageMillisMax()));
    lines.add("RSS         " + trend(load.rssMiB()));
    lines.add("heap        " + trend(load.heapMiB()));
    lines.add(overhead.paused().line("paused"));
    lines.add(overhead.backToBack().line("back-to-back"));
    lines.add(
        String.format(
            Locale.ROOT, "allocated   %.0f bytes per frame", overhead.allocatedBytesPerFrame()));
    verdicts.forEach(verdict -> lines.add(verdict.line()));
    return lines;
  }

  private static String trend(List<Double> mebibytes) {
    return mebibytes.isEmpty()
        ? "unknown on this system"
        : String.format(
            Locale.ROOT,
            "%.1f MiB (start), %.1f MiB (middle), %.1f MiB (end)",
            mebibytes.get(0),
            mebibytes.get(1),
            mebibytes.get(2));
  }
}
