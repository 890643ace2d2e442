package io.nunchi.accuracy.report;

/**
 * How detections are measured.
 *
 * <p>Immutable; any thread.
 *
 * @param confidence detections that are less sure, in [0, 1], do not count for error rates and
 *     tracking; average precision looks at all of them
 * @param draws how often the bootstrap draws the frames again, from 100
 * @param seed of the bootstrap's random numbers
 */
public record AccuracyOptions(double confidence, int draws, long seed) {

  /** Everything that was found counts. */
  public static final AccuracyOptions USUAL = new AccuracyOptions(0, 1000, 1);

  /** Checks the ranges. */
  public AccuracyOptions {
    if (!(confidence >= 0 && confidence <= 1) || draws < 100) {
      throw new IllegalArgumentException("a confidence is in [0, 1], and draws are 100 or more");
    }
  }
}
