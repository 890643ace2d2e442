package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.OutputTensor;
import org.jspecify.annotations.Nullable;

/**
 * The softmax of some values of a tensor; NaN among them makes all confidences NaN.
 *
 * <p>Immutable; any thread.
 *
 * @param greatest the greatest of the values
 * @param sum the sum of the exponentials of all values less the greatest
 */
public record Softmax(double greatest, double sum) {

  /**
   * Computes the softmax.
   *
   * @param tensor the values
   * @param first index of the first
   * @param step from one to the next
   * @param count the number of values, from 1
   * @return their softmax
   */
  public static Softmax of(OutputTensor tensor, int first, int step, int count) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      greatest = Math.max(greatest, tensor.floatAt(first + i * step));
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.exp(tensor.floatAt(first + i * step) - greatest);
    }
    return new Softmax(greatest, sum);
  }

  /** The greatest of some values, or NaN if there is one among them. */
  static float greatest(float[] values, int from, int to) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      greatest = Math.max(greatest, values[i]);
    }
    return greatest;
  }

  /** The softmax of the first values, or null as soon as its sum is above a limit. */
  static @Nullable Softmax of(float[] values, int count, float greatest, double limit) {
    if (limit < 1) {
      return null; // the greatest value alone adds 1
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.exp(values[i] - (double) greatest);
      if (sum > limit) {
        return null;
      }
    }
    return new Softmax(greatest, sum);
  }

  /**
   * Computes the expectation of a distribution over 0, 1, 2 and so on.
   *
   * @param tensor the values, whose softmax is the distribution
   * @param first index of the first value
   * @param count the number of values, from 1
   * @return the expectation, or NaN
   */
  public static float expectation(OutputTensor tensor, int first, int count) {
    Softmax softmax = of(tensor, first, 1, count);
    double expectation = 0;
    for (int i = 1; i < count; i++) {
      expectation += i * (double) softmax.confidence(tensor.floatAt(first + i));
    }
    return (float) expectation;
  }

  /**
   * Returns the confidence of one of the values.
   *
   * @param value the value
   * @return in [0, 1], or NaN
   */
  public float confidence(float value) {
    return (float) (Math.exp(value - greatest) / sum);
  }
}
