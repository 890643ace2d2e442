package io.nunchi.accuracy.internal.chance;

import java.util.OptionalInt;

/**
 * The frames of a dataset as evidence: how many there are, and if neighbours say much the same.
 *
 * <p>Neighbours in a film do, for an unknown number of frames, and a short film does not tell for
 * how many: an estimated correlation is worst where it matters most. So the number of degrees of
 * freedom depends on the number of frames alone, and is small (fixed-smoothing asymptotics: Kiefer
 * and Vogelsang 2005; Müller 2007; Lazarus, Lewis, Stock and Watson 2018, who advise 0.4 n^(2/3)
 * for series that are less correlated than films).
 *
 * @param frames the number of frames
 * @param areNeighboursAlike true for a film
 */
public record FrameSample(int frames, boolean areNeighboursAlike) {

  /** With fewer frames of a film, simulated intervals hold the truth too seldom. */
  public static final int LEAST_FILM_FRAMES = 100;

  /** With fewer independent images, the spread of differences is not known well enough. */
  public static final int LEAST_IMAGES = 20;

  private static final double FREEDOM_FACTOR = 0.16;
  private static final int LEAST_FREEDOM = 2;
  private static final int MOST_FREEDOM = 12;
  private static final int FILM_GROUPS = 60;
  private static final int IMAGE_GROUPS = 100;
  private static final int BLOCKS = 10;
  private static final double SIGNIFICANT = 3;

  /** The frames of a dataset, which are a film, or err like one. */
  public static FrameSample of(boolean isSequence, double[] numerator, double[] denominator) {
    return new FrameSample(
        numerator.length, isSequence || isCorrelated(Ratio.influences(numerator, denominator)));
  }

  /** The least number of frames for an interval. */
  public int leastFrames() {
    return areNeighboursAlike ? LEAST_FILM_FRAMES : LEAST_IMAGES;
  }

  /** The degrees of freedom of a figure that all frames have a part in. */
  public OptionalInt degreesOfFreedom() {
    return degreesOfFreedom(frames);
  }

  /**
   * The degrees of freedom of a figure.
   *
   * @param speaking the number of frames that have a part in it
   * @return empty if there are too few
   */
  OptionalInt degreesOfFreedom(int speaking) {
    if (speaking < leastFrames()) {
      return OptionalInt.empty();
    }
    if (!areNeighboursAlike) {
      return OptionalInt.of(speaking - 1);
    }
    int freedom = (int) Math.round(FREEDOM_FACTOR * Math.sqrt(speaking));
    return OptionalInt.of(Math.max(LEAST_FREEDOM, Math.min(MOST_FREEDOM, freedom)));
  }

  /** The number of groups of neighbours that a jackknife leaves out, one after the other. */
  int groups() {
    return Math.min(frames, areNeighboursAlike ? FILM_GROUPS : IMAGE_GROUPS);
  }

  /** The number of neighbours that belong together when a threshold is chosen on other frames. */
  public int blockLength() {
    return areNeighboursAlike ? Math.max(1, frames / BLOCKS) : 1;
  }

  /** Images in the order of a film show it: each errs like the one before. */
  private static boolean isCorrelated(double[] influences) {
    double square = 0;
    double product = 0;
    for (int i = 0; i < influences.length; i++) {
      square += influences[i] * influences[i];
      product += i == 0 ? 0 : influences[i] * influences[i - 1];
    }
    return product > square * SIGNIFICANT / Math.sqrt(influences.length);
  }
}
