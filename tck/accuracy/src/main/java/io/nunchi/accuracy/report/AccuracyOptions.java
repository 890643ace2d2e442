package io.nunchi.accuracy.report;

/**
 * The options of a measurement.
 *
 * <p>Immutable; any thread.
 *
 * @param confidence in [0, 1]; less confident detections do not count for error rates and tracking,
 *     but for average precision
 */
public record AccuracyOptions(double confidence) {

  /** Every detection counts. */
  public static final AccuracyOptions USUAL = new AccuracyOptions(0);

  /** Checks the range. */
  public AccuracyOptions {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence is in [0, 1], not " + confidence);
    }
  }
}
