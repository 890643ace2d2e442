package io.nunchi.accuracy.internal.chance;

import java.util.Arrays;

/**
 * The variance of a sum of correlated terms.
 *
 * <p>For a film it is the mean of the first few squared weights of a cosine series (Müller 2007;
 * equally weighted cosines in Lazarus, Lewis, Stock and Watson 2018). These weights are nearly
 * independent, so that Student's t with as many degrees of freedom fits: no block length is chosen,
 * and uncorrelated frames do not get wider intervals than they need. The more the frames correlate,
 * the smaller the higher weights are; what would be missing at a correlation of 0.96 of each frame
 * with the next is added.
 */
final class LongRunVariance {

  private static final double ASSUMED_CORRELATION = 0.96;

  private LongRunVariance() {}

  /** The variance of the sum of independent terms. */
  static double ofIndependent(double[] terms) {
    double mean = Arrays.stream(terms).average().orElse(0);
    double squares = Arrays.stream(terms).map(term -> (term - mean) * (term - mean)).sum();
    return squares * terms.length / (terms.length - 1);
  }

  /**
   * The variance of the sum of terms that follow each other in time.
   *
   * @param terms of groups of neighbouring frames
   * @param freedom the number of weights
   * @param frames the number of frames that have a part in them
   */
  static double ofFilm(double[] terms, int freedom, int frames) {
    double squares = 0;
    for (int wave = 1; wave <= freedom; wave++) {
      double weight = 0;
      for (int i = 0; i < terms.length; i++) {
        weight += terms[i] * StrictMath.cos(Math.PI * wave * (i + 0.5) / terms.length);
      }
      squares += 2 * weight * weight;
    }
    return squares / seen(freedom, frames);
  }

  /** The same where one term is 1 and all others are 0, the mean over its places. */
  static double ofOneInFilm(int freedom, int frames) {
    return freedom / seen(freedom, frames);
  }

  /** The number of weights that the assumed correlation would leave of so many. */
  private static double seen(int freedom, int frames) {
    double seen = 0;
    for (int wave = 1; wave <= freedom; wave++) {
      seen += seenOfAssumed(Math.PI * wave / frames);
    }
    return seen;
  }

  /** The spectrum of an autoregression of the assumed correlation, in parts of its peak at 0. */
  private static double seenOfAssumed(double frequency) {
    double fall = 1 - ASSUMED_CORRELATION;
    double sine = StrictMath.sin(frequency / 2);
    return fall * fall / (fall * fall + 4 * ASSUMED_CORRELATION * sine * sine);
  }
}
