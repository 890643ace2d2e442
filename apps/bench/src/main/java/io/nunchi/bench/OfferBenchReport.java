package io.nunchi.bench;

import io.nunchi.bench.measure.Spread;

/**
 * The report of {@link OfferBenchmark}.
 *
 * @param command a command line that runs it again
 * @param machine the machine
 * @param engine the plugin that analyzed the frames
 * @param firstOfferNanos the time of the first offer of the process
 * @param whileBusy offers to a stream whose analyzer is busy
 * @param whileIdle offers that wake an idle worker
 */
public record OfferBenchReport(
    String command,
    Machine machine,
    String engine,
    long firstOfferNanos,
    Cost whileBusy,
    Cost whileIdle) {

  /**
   * Durations of offers in nanoseconds, the clock's own included, round by round.
   *
   * @param offers their number in all rounds
   * @param mean their mean
   * @param median half of them are shorter
   * @param p99 99 of 100 are shorter
   * @param allocatedBytes Java heap that an offer takes from the thread that makes it
   */
  public record Cost(long offers, Spread mean, Spread median, Spread p99, Spread allocatedBytes) {}
}
