package io.nunchi.accuracy.figure;

import java.util.Optional;

/**
 * One figure of two analyzers on identical frames.
 *
 * <p>Immutable; any thread.
 *
 * @param baseline the figure of the analyzer in use
 * @param candidate the figure of the analyzer that may replace it
 * @param interval the 95 % interval of candidate less baseline in the same frames; empty if the
 *     figure has none or there are too few frames
 */
public record Difference(double baseline, double candidate, Optional<Interval> interval) {

  /**
   * The change.
   *
   * @return candidate less baseline
   */
  public double change() {
    return candidate - baseline;
  }
}
