package io.nunchi.accuracy.figure;

import java.util.Optional;

/**
 * One figure of two analyzers on identical frames.
 *
 * <p>Immutable; any thread.
 *
 * @param baseline the figure of the analyzer in use
 * @param candidate the figure of the one that may replace it
 * @param interval where candidate less baseline truly lies with 95 % confidence, by a paired block
 *     bootstrap; empty where that was not computed or there are too few frames
 */
public record Difference(double baseline, double candidate, Optional<Interval> interval) {

  /**
   * What changes.
   *
   * @return candidate less baseline
   */
  public double change() {
    return candidate - baseline;
  }
}
