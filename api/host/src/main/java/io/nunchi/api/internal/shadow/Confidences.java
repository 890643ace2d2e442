package io.nunchi.api.internal.shadow;

import java.util.OptionalDouble;

/** The distribution of many confidences in bounded memory. For one thread at a time. */
final class Confidences {

  private static final int BINS = 100;

  private final long[] bins = new long[BINS];
  private long count;
  private double sum;

  void add(float confidence) {
    bins[Math.min(BINS - 1, (int) (confidence * BINS))]++;
    count++;
    sum += confidence;
  }

  long count() {
    return count;
  }

  OptionalDouble mean() {
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  /** The two-sample Kolmogorov-Smirnov statistic, taken at the edges of the bins. */
  OptionalDouble distance(Confidences other) {
    if (count == 0 || other.count == 0) {
      return OptionalDouble.empty();
    }
    double greatest = 0;
    long below = 0;
    long othersBelow = 0;
    for (int i = 0; i < BINS; i++) {
      below += bins[i];
      othersBelow += other.bins[i];
      double difference = (double) below / count - (double) othersBelow / other.count;
      greatest = Math.max(greatest, Math.abs(difference));
    }
    return OptionalDouble.of(greatest);
  }
}
