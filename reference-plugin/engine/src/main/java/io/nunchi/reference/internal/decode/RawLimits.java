package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.Thresholds;
import org.jspecify.annotations.Nullable;

/**
 * The raw values that reach a threshold. Most values of an answer reach none, and are told from the
 * others here, before anything is computed of them.
 *
 * <p>For one thread at a time: it remembers the last thresholds.
 */
public final class RawLimits {

  /** Far more than a confidence is off by rounding. */
  private static final double MARGIN = 1 + 1e-6;

  private final Activation activation;
  private final float lowest;
  private @Nullable Thresholds known;
  private float leastRaw;
  private double greatestSum;

  /**
   * Creates limits.
   *
   * @param activation the function that turns raw values into confidences
   */
  public RawLimits(Activation activation) {
    this.activation = activation;
    this.lowest = activation.lowest();
  }

  /**
   * Takes over thresholds. Costs nothing if they are those of the last call.
   *
   * @param thresholds the least confidence by label
   */
  public void use(Thresholds thresholds) {
    if (thresholds != known) {
      change(thresholds);
    }
  }

  private void change(Thresholds thresholds) {
    float least = thresholds.least();
    leastRaw = activation.leastRaw(least);
    greatestSum = least < Float.MIN_NORMAL ? Double.POSITIVE_INFINITY : MARGIN / least;
    known = thresholds;
  }

  /**
   * Tells whether a raw value is too small for every threshold, whatever it means.
   *
   * @param raw the value
   * @return false for NaN
   */
  public boolean isBelow(float raw) {
    return raw < leastRaw;
  }

  /**
   * Tells whether a raw value means a confidence that reaches no threshold.
   *
   * @param raw the value
   * @return false for a value that reaches one, or means nothing
   */
  public boolean isNothing(float raw) {
    return raw < leastRaw && raw >= lowest;
  }

  /** Returns the least raw value that means anything. */
  float lowest() {
    return lowest;
  }

  /**
   * Returns the sum of a softmax above which a label reaches no threshold.
   *
   * @param numerator the greatest numerator of a label
   * @return the sum
   */
  double greatestSum(double numerator) {
    return numerator * greatestSum;
  }
}
