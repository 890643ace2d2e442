package io.nunchi.accuracy.internal.error;

import io.nunchi.accuracy.figure.ErrorCounts;

/**
 * The confidence from which on detections should be reported: chosen on every other block of
 * frames, and what it is worth on the blocks between, which had no say in it.
 *
 * @param confidence with the lowest error rate on the frames that chose; 1.01 if nothing is best
 * @param chosenOn the counts on the frames that chose
 * @param heldOut the counts on the others
 */
public record ThresholdChoice(double confidence, ErrorCounts chosenOn, ErrorCounts heldOut) {

  /** Thresholds in hundredths; the last one reports nothing at all. */
  private static final int LAST = 101;

  /** Chooses; blocks are as long as the bootstrap's. */
  public static ThresholdChoice of(BoxOutcomes outcomes, int blockLength) {
    BoxOutcomes choosing = outcomes.only(outcome -> outcome.frame() / blockLength % 2 == 0);
    BoxOutcomes heldOut = outcomes.only(outcome -> outcome.frame() / blockLength % 2 == 1);
    double best = 0;
    double fewest = Double.POSITIVE_INFINITY;
    for (int hundredths = 0; hundredths <= LAST; hundredths++) {
      ErrorCounts counts = choosing.counts(hundredths / 100.0);
      double errors = (double) (counts.misses() + counts.falseAlarms());
      if (errors < fewest) {
        fewest = errors;
        best = hundredths / 100.0;
      }
    }
    return new ThresholdChoice(best, choosing.counts(best), heldOut.counts(best));
  }
}
