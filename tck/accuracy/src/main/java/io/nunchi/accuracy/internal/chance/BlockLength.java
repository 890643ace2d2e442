package io.nunchi.accuracy.internal.chance;

/**
 * The number of neighbouring frames that are correlated, and are therefore drawn together.
 *
 * <p>The length of Politis and White (2004, corrected by Patton, Politis and White 2009) for the
 * circular block bootstrap is the best for estimating a variance; intervals that cover need longer
 * blocks, and Student's quantiles for what that costs (Sun, Phillips and Jin 2008), so it is taken
 * four times. With few frames that length is itself a bad guess, as correlation hides in noise: so
 * there are at most 1 + n^(2/3) / 5 blocks for n frames, half as many as Lazarus, Lewis, Stock and
 * Watson (2018, section 4) advise, whose series are less correlated than films. At least five
 * blocks remain: with four, intervals of simulated recordings are wider and cover no more.
 */
public final class BlockLength {

  private static final int LONGER = 4;
  private static final double MOST_BLOCKS_FACTOR = 0.2;
  private static final int LEAST_BLOCKS = 5;

  private BlockLength() {}

  /**
   * The length for the ratio of two sums.
   *
   * @param numerator of each frame
   * @param denominator of each frame
   */
  public static int ofRatio(double[] numerator, double[] denominator) {
    int n = numerator.length;
    double ratio = sum(numerator) / Math.max(1, sum(denominator));
    double[] residuals = new double[n];
    for (int i = 0; i < n; i++) {
      residuals[i] = numerator[i] - ratio * denominator[i];
    }
    int length =
        Math.max((int) Math.ceil(LONGER * politisWhite(residuals)), (int) (n / mostBlocks(n)));
    return Math.max(1, Math.min(length, n / LEAST_BLOCKS));
  }

  private static double mostBlocks(int frames) {
    double root = StrictMath.cbrt(frames);
    return 1 + MOST_BLOCKS_FACTOR * root * root;
  }

  static double politisWhite(double[] values) {
    int n = values.length;
    int window = Math.max(5, (int) Math.ceil(Math.sqrt(StrictMath.log10(n))));
    int largest = Math.min(n - 1, (int) Math.ceil(Math.sqrt(n)) + window);
    double[] covariance = covariances(values, Math.min(n - 1, largest + window));
    if (n < 2 || covariance[0] <= 0) {
      return 1;
    }
    int lags = Math.min(largest, 2 * Math.max(1, lastCorrelatedLag(covariance, n, window)));
    double slope = 0;
    double level = covariance[0];
    for (int lag = 1; lag <= lags; lag++) {
      double taper = 2 * lag <= lags ? 1 : 2 * (1 - (double) lag / lags);
      slope += 2 * taper * lag * covariance[lag];
      level += 2 * taper * covariance[lag];
    }
    double spread = 4.0 / 3 * level * level;
    return spread <= 0 ? 1 : Math.max(1, StrictMath.cbrt(2 * slope * slope / spread * n));
  }

  /** The lag after which a whole window of correlations cannot be told from none. */
  private static int lastCorrelatedLag(double[] covariance, int n, int window) {
    double noise = 2 * Math.sqrt(StrictMath.log10(n) / n) * covariance[0];
    int quiet = 0;
    for (int lag = 1; lag < covariance.length; lag++) {
      quiet = Math.abs(covariance[lag]) < noise ? quiet + 1 : 0;
      if (quiet == window) {
        return lag - window;
      }
    }
    return covariance.length - 1;
  }

  private static double[] covariances(double[] values, int lags) {
    double mean = sum(values) / values.length;
    double[] covariances = new double[lags + 1];
    for (int lag = 0; lag <= lags; lag++) {
      for (int i = lag; i < values.length; i++) {
        covariances[lag] += (values[i] - mean) * (values[i - lag] - mean);
      }
      covariances[lag] /= values.length;
    }
    return covariances;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
