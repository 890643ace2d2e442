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
 * <p>Images may be the frames of a film. They tell by their errors: the more an image errs like
 * those before it, the more its intervals are those of a film, without a step between.
 *
 * @param frames the number of frames
 * @param likeness 1 for a film, 0 for images that do not err like those before them, between the
 *     two where chance could explain it
 */
public record FrameSample(int frames, double likeness) {

  /** With fewer frames of a film, simulated intervals hold the truth too seldom. */
  public static final int LEAST_FILM_FRAMES = 100;

  /** With fewer independent images, the spread of differences is not known well enough. */
  public static final int LEAST_IMAGES = 20;

  private static final double FREEDOM_FACTOR = 0.16;
  private static final int LEAST_FREEDOM = 2;
  private static final int MOST_FREEDOM = 12;
  private static final int FILM_GROUPS = 60;
  private static final int IMAGE_GROUPS = 100;

  /** Each frame is compared with so many before it. */
  private static final int LAGS = 5;

  /** Standard errors of a correlation that is chance: 1 of 15 datasets of images has more. */
  private static final double CHANCE = 1.5;

  /** Standard errors of a correlation that is none: 1 of 700 datasets of images has more. */
  private static final double NO_CHANCE = 3;

  /** A film. */
  public static FrameSample film(int frames) {
    return new FrameSample(frames, 1);
  }

  /** Images that do not depend on each other. */
  public static FrameSample images(int frames) {
    return new FrameSample(frames, 0);
  }

  /** The frames of a dataset, which are a film, or err like one. */
  public static FrameSample of(boolean isSequence, double[] numerator, double[] denominator) {
    return isSequence
        ? film(numerator.length)
        : new FrameSample(numerator.length, likeness(Ratio.influences(numerator, denominator)));
  }

  /** The same frames when another analyzer shows how much neighbours are alike. */
  public FrameSample or(FrameSample other) {
    return likeness >= other.likeness ? this : other;
  }

  /** Tells if the frames are those of a film, or err so. */
  public boolean isFilm() {
    return likeness >= 1;
  }

  /** The least number of frames for an interval. */
  public int leastFrames() {
    return isFilm() ? LEAST_FILM_FRAMES : LEAST_IMAGES;
  }

  /** The degrees of freedom of a figure that all frames have a part in. */
  public OptionalInt degreesOfFreedom() {
    return degreesOfFreedom(frames);
  }

  /**
   * The degrees of freedom of a figure; between images and a film, their harmonic mean.
   *
   * @param speaking the number of frames that have a part in it
   * @return empty if there are too few
   */
  OptionalInt degreesOfFreedom(int speaking) {
    if (speaking < leastFrames()) {
      return OptionalInt.empty();
    }
    double inverse =
        (1 - likeness) / freedomOfImages(speaking) + likeness / freedomOfFilm(speaking);
    return OptionalInt.of((int) Math.round(1 / inverse));
  }

  static int freedomOfImages(int speaking) {
    return speaking - 1;
  }

  static int freedomOfFilm(int speaking) {
    int freedom = (int) Math.round(FREEDOM_FACTOR * Math.sqrt(speaking));
    return Math.max(LEAST_FREEDOM, Math.min(MOST_FREEDOM, freedom));
  }

  /** The number of groups of neighbours that a jackknife leaves out, one after the other. */
  int groups() {
    return Math.min(frames, likeness > 0 ? FILM_GROUPS : IMAGE_GROUPS);
  }

  /** Compares the errors of frames with those of the frames before; boxes of noise hide little. */
  private static double likeness(double[] influences) {
    double square = 0;
    double products = 0;
    for (int i = 0; i < influences.length; i++) {
      square += influences[i] * influences[i];
      for (int lag = 1; lag <= Math.min(LAGS, i); lag++) {
        products += influences[i] * influences[i - lag];
      }
    }
    if (!(square > 0)) {
      return 0;
    }
    double errors = products / square * Math.sqrt(influences.length / (double) LAGS);
    return Math.max(0, Math.min(1, (errors - CHANCE) / (NO_CHANCE - CHANCE)));
  }
}
