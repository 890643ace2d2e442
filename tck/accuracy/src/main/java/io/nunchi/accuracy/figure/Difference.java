package io.nunchi.accuracy.figure;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One figure of two analyzers on identical frames.
 *
 * <p>Immutable; any thread.
 *
 * @param baseline the figure of the analyzer in use
 * @param candidate the figure of the analyzer that may replace it
 * @param interval the 95 % interval of candidate less baseline in the same frames; empty if the
 *     figure has none or there are too few frames
 * @param degreesOfFreedom of Student's t, by which the interval was made; empty if it was not
 */
public record Difference(
    double baseline, double candidate, Optional<Interval> interval, OptionalInt degreesOfFreedom) {

  /**
   * A difference whose interval, if any, is not one of Student's t.
   *
   * @param baseline the figure of the analyzer in use
   * @param candidate the figure of the analyzer that may replace it
   * @param interval the interval of the change
   */
  public Difference(double baseline, double candidate, Optional<Interval> interval) {
    this(baseline, candidate, interval, OptionalInt.empty());
  }

  /**
   * The change.
   *
   * @return candidate less baseline
   */
  public double change() {
    return candidate - baseline;
  }
}
