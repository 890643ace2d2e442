package io.nunchi.api.metrics;

import java.util.OptionalLong;

/**
 * Many durations in a few numbers.
 *
 * <p>Count, total and maximum are of all durations so far. The percentiles are of the latest one to
 * two minutes in which anything was measured, so that a camera which runs for months shows how it
 * is and not how it was; they are right to 1.6 % (one part in 64) of their value.
 *
 * <p>Immutable; any thread.
 *
 * @param count the number of durations
 * @param totalNanos their sum, in nanoseconds
 * @param maxNanos the longest of them, in nanoseconds, 0 if there is none
 * @param p50Nanos half of the latest are not longer, in nanoseconds; empty if there is none
 * @param p99Nanos 99 of 100 of the latest are not longer, in nanoseconds; empty if there is none; a
 *     duration above 73 minutes counts as 73 minutes
 */
public record DurationStatistics(
    long count, long totalNanos, long maxNanos, OptionalLong p50Nanos, OptionalLong p99Nanos) {

  /**
   * The mean of all durations.
   *
   * @return nanoseconds, 0 if there is no duration
   */
  public double meanNanos() {
    return count == 0 ? 0 : (double) totalNanos / count;
  }
}
