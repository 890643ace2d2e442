package io.nunchi.bench.measure;

import org.HdrHistogram.Histogram;

/**
 * A distribution of durations in milliseconds.
 *
 * @param count the number of durations
 * @param mean the mean
 * @param median half of the durations are shorter
 * @param p99 99 of 100 durations are shorter
 * @param min the shortest
 * @param max the longest
 */
public record DurationSummary(
    long count, double mean, double median, double p99, double min, double max) {

  static DurationSummary of(Histogram nanos) {
    return new DurationSummary(
        nanos.getTotalCount(),
        millis(nanos.getMean()),
        millis((double) nanos.getValueAtPercentile(50)),
        millis((double) nanos.getValueAtPercentile(99)),
        millis((double) nanos.getMinValue()),
        millis((double) nanos.getMaxValue()));
  }

  /** Rounded to a tenth of a microsecond, which is finer than what was measured. */
  private static double millis(double nanos) {
    return Math.round(nanos / 100) / 10_000.0;
  }
}
