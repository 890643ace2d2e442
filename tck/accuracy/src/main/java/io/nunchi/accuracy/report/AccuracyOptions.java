package io.nunchi.accuracy.report;

/**
 * The options of a measurement.
 *
 * <p>Immutable; any thread.
 *
 * @param confidence in [0, 1]; less confident detections do not count for error rates and tracking,
 *     but for average precision
 * @param draws the number of times that the bootstrap draws the frames again, from 100
 * @param seed of the bootstrap's random numbers
 */
public record AccuracyOptions(double confidence, int draws, long seed) {

  /** Every detection counts. */
  public static final AccuracyOptions USUAL = new AccuracyOptions(0, 1000, 1);

  /** Checks the ranges. */
  public AccuracyOptions {
    if (!(confidence >= 0 && confidence <= 1) || draws < 100) {
      throw new IllegalArgumentException("a confidence is in [0, 1], and draws are 100 or more");
    }
  }
}
