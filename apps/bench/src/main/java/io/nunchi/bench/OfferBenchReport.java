package io.nunchi.bench;

import org.HdrHistogram.Histogram;

/**
 * The report of {@link OfferBenchmark}.
 *
 * @param command a command line that runs it again
 * @param machine the machine
 * @param engine the plugin that analyzed the frames
 * @param whileBusy offers to a stream whose analyzer is busy
 * @param whileIdle offers that wake an idle worker
 */
public record OfferBenchReport(
    String command, Machine machine, String engine, Cost whileBusy, Cost whileIdle) {

  /**
   * Durations of offers in nanoseconds, the clock's own included.
   *
   * @param offers their number
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
  }
}
