package io.nunchi.api.internal.shadow;

import io.nunchi.api.shadow.AnalysisTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The latest durations, as many as fit; percentiles of them are exact. For one thread at a time.
 */
final class RecentTimes {

  static final int KEPT = 4096;

  private final long[] nanos = new long[KEPT];
  private long count;

  void add(long duration) {
    nanos[(int) (count++ % KEPT)] = duration;
  }

  /** The durations in no promised order. */
  long[] copy() {
    return Arrays.copyOf(nanos, (int) Math.min(count, KEPT));
  }

  /** The percentiles of durations, which it sorts. */
  static Optional<AnalysisTime> time(long[] sorted) {
    if (sorted.length == 0) {
      return Optional.empty();
    }
    Arrays.sort(sorted);
    return Optional.of(new AnalysisTime(percentile(sorted, 50), percentile(sorted, 99)));
  }

  /** The least duration that so many of a hundred do not exceed. */
  private static Duration percentile(long[] sorted, int percent) {
    int rank = (int) (((long) sorted.length * percent + 99) / 100);
    return Duration.ofNanos(sorted[rank - 1]);
  }
}
