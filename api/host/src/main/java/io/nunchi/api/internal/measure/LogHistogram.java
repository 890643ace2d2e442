package io.nunchi.api.internal.measure;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Counts durations in buckets that widen with their value, as HdrHistogram does: 32 of them for
 * every doubling, so that a bucket's middle is within one part in 64 of everything in it, from one
 * nanosecond to 73 minutes in 4.9 kB. Recording is one atomic increment. Any thread.
 *
 * <p>The host counts by itself because its only dependencies are the contract and SLF4J.
 */
final class LogHistogram {

  private static final int SUB_BITS = 5;
  private static final int SUB_BUCKETS = 1 << SUB_BITS;
  private static final int MAXIMUM_BITS = 42;
  static final long MAXIMUM = (1L << MAXIMUM_BITS) - 1;
  static final int BUCKETS = (MAXIMUM_BITS - SUB_BITS + 1) * SUB_BUCKETS;

  private final AtomicIntegerArray counts = new AtomicIntegerArray(BUCKETS);

  /** Counts a value; one below 0 or above the maximum counts as that. */
  void record(long value) {
    counts.getAndIncrement(bucket(Math.max(0, Math.min(MAXIMUM, value))));
  }

  void clear() {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      counts.set(bucket, 0);
    }
  }

  /** Adds these counts to others. */
  void addTo(long[] sums) {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      sums[bucket] += counts.get(bucket);
    }
  }

  /**
   * The value that a part of all values does not exceed: that of the bucket in which the value of
   * rank {@code ceil(part * count)} lies.
   *
   * @param sums counts by bucket, at least one above 0
   * @param part above 0, at most 1
   */
  static long quantile(long[] sums, double part) {
    long count = 0;
    for (long sum : sums) {
      count += sum;
    }
    long rank = Math.max(1, (long) Math.ceil(part * count));
    long seen = 0;
    for (int bucket = 0; bucket < sums.length; bucket++) {
      seen += sums[bucket];
      if (seen >= rank) {
        return middle(bucket);
      }
    }
    throw new IllegalArgumentException("there is no value");
  }

  private static int bucket(long value) {
    if (value < SUB_BUCKETS) {
      return (int) value;
    }
    int doublings = doublings(value);
    return doublings * SUB_BUCKETS + (int) (value >>> doublings);
  }

  private static int doublings(long value) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - SUB_BITS;
  }

  private static long middle(int bucket) {
    if (bucket < SUB_BUCKETS) {
      return bucket;
    }
    int doublings = bucket / SUB_BUCKETS - 1;
    long lowest = (long) (bucket - doublings * SUB_BUCKETS) << doublings;
    return lowest + (1L << doublings) / 2;
  }
}
