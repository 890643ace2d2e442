package io.nunchi.accuracy;

import java.util.OptionalDouble;

/**
 * Right and wrong findings at IoU 0.5, counted.
 *
 * <p>Immutable; any thread.
 *
 * @param labelled boxes that must be found
 * @param hits of them found
 * @param falseAlarms findings of what is not there
 */
public record ErrorCounts(long labelled, long hits, long falseAlarms) {

  /**
   * Labelled boxes that were not found.
   *
   * @return not negative
   */
  public long misses() {
    return labelled - hits;
  }

  /**
   * The detection error rate: (false alarms + misses) / labelled boxes.
   *
   * @return from 0, possibly above 1; empty if nothing is labelled
   */
  public OptionalDouble errorRate() {
    return ratio(falseAlarms + misses(), labelled);
  }

  /**
   * Which part of the findings is right.
   *
   * @return in [0, 1]; empty if nothing was found
   */
  public OptionalDouble precision() {
    return ratio(hits, hits + falseAlarms);
  }

  /**
   * Which part of the labelled boxes was found.
   *
   * @return in [0, 1]; empty if nothing is labelled
   */
  public OptionalDouble recall() {
    return ratio(hits, labelled);
  }

  /**
   * The harmonic mean of precision and recall.
   *
   * @return in [0, 1]; empty if nothing is labelled and nothing found
   */
  public OptionalDouble f1() {
    return ratio(2 * hits, labelled + hits + falseAlarms);
  }

  private static OptionalDouble ratio(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
