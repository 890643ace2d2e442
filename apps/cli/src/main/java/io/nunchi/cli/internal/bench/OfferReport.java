package io.nunchi.cli.internal.bench;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What an offer costs.
 *
 * @param command how to run it again
 * @param machine where
 * @param engine by what the frames were analyzed
 * @param whileBusy offers that meet a stream whose analyzer is busy
 * @param whileIdle offers that wake an idle worker
 */
public record OfferReport(
    String command, Machine machine, String engine, Cost whileBusy, Cost whileIdle) {

  /**
   * Durations of offers in nanoseconds, the clock's own included.
   *
   * @param offers how many
   * @param mean their mean
   * @param median half of them are shorter
   * @param p99 99 of 100 are shorter
   */
  public record Cost(long offers, long mean, long median, long p99) {

    static Cost of(Histogram nanos) {
      return new Cost(
          nanos.getTotalCount(),
          Math.round(nanos.getMean()),
          nanos.getValueAtPercentile(50),
          nanos.getValueAtPercentile(99));
    }

    private String line(String when) {
      return "%-10s %d offers: %d ns (median), %d ns (mean), %d ns (p99)"
          .formatted(when, offers, median, mean, p99);
    }
  }

  /** For people. */
  public List<String> lines() {
    return List.of(
        "command    " + command,
        "machine    %d processors, %s, %s"
            .formatted(machine.processors(), machine.java(), machine.system()),
        "engine     " + engine,
        whileBusy.line("busy"),
        whileIdle.line("idle"));
  }
}
