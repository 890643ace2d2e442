package io.nunchi.accuracy.internal.chance;

import java.util.Arrays;

/** The ratio of two sums over frames. */
final class Ratio {

  private Ratio() {}

  /** The ratio; not finite without a denominator. */
  static double value(double[] numerator, double[] denominator) {
    return Arrays.stream(numerator).sum() / Arrays.stream(denominator).sum();
  }

  /**
   * Returns the shift of the ratio by each frame, times the number of frames: the linear term of
   * the delta method. Their sum is 0.
   */
  static double[] influences(double[] numerator, double[] denominator) {
    double ratio = value(numerator, denominator);
    double mean = Arrays.stream(denominator).sum() / denominator.length;
    double[] influences = new double[numerator.length];
    Arrays.setAll(influences, i -> (numerator[i] - ratio * denominator[i]) / mean);
    return influences;
  }
}
