package io.nunchi.accuracy.threshold;

import io.nunchi.accuracy.figure.ErrorCounts;

/**
 * The least confidence that was chosen for a label.
 *
 * <p>Immutable; any thread.
 *
 * @param state tells how it was found
 * @param confidence in hundredths from 0.01 to 1; {@link #NOTHING} if no threshold meets the aim
 * @param chosenOn the label's counts at this confidence, on the frames that chose it
 */
public record LabelThreshold(State state, double confidence, ErrorCounts chosenOn) {

  /** A threshold that no detection reaches. */
  public static final double NOTHING = 1.01;

  /** Tells how a threshold was found. */
  public enum State {
    /** The label's own boxes chose it. */
    CHOSEN,
    /** The label has too few boxes; the boxes of all labels together chose it. */
    SHARED,
    /** No threshold that reports anything right meets the aim. */
    UNREACHABLE
  }

  /**
   * Tells if there is a threshold.
   *
   * @return false for {@link State#UNREACHABLE}
   */
  public boolean isFound() {
    return state != State.UNREACHABLE;
  }
}
