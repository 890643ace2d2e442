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
 * @param ratio the least and the greatest candidate divided by baseline, of all pairs of rounds
 *     that were measured; empty if there were no rounds
 */
public record Difference(
    double baseline,
    double candidate,
    Optional<Interval> interval,
    OptionalInt degreesOfFreedom,
    Optional<Interval> ratio) {

  /**
   * A difference that was measured once, without an interval.
   *
   * @param baseline the figure of the analyzer in use
   * @param candidate the figure of the analyzer that may replace it
   */
  public Difference(double baseline, double candidate) {
    this(baseline, candidate, Optional.empty(), OptionalInt.empty(), Optional.empty());
  }

  /**
   * A difference with an interval of Student's t.
   *
   * @param baseline the figure of the analyzer in use
   * @param candidate the figure of the analyzer that may replace it
   * @param interval of the change
   * @param degreesOfFreedom of Student's t
   */
  public Difference(
      double baseline,
      double candidate,
      Optional<Interval> interval,
      OptionalInt degreesOfFreedom) {
    this(baseline, candidate, interval, degreesOfFreedom, Optional.empty());
  }

  /**
   * A difference that was measured in rounds.
   *
   * @param baseline the figure of the analyzer in use
   * @param candidate the figure of the analyzer that may replace it
   * @param change the least and the greatest change of all pairs of rounds
   * @param ratio the least and the greatest candidate divided by baseline
   * @return the difference
   */
  public static Difference ofRounds(
      double baseline, double candidate, Interval change, Interval ratio) {
    return new Difference(
        baseline, candidate, Optional.of(change), OptionalInt.empty(), Optional.of(ratio));
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
