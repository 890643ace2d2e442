package io.nunchi.accuracy.figure;

/** Tells a better value of a figure from a worse one. */
public enum Direction {
  /** A larger value is better. */
  HIGHER_IS_BETTER,
  /** A smaller value is better. */
  LOWER_IS_BETTER;

  /**
   * Turns a change into a loss.
   *
   * @param change the new value less the old one
   * @return positive if the new value is worse, negative if it is better
   */
  public double loss(double change) {
    return this == LOWER_IS_BETTER ? change : -change;
  }
}
