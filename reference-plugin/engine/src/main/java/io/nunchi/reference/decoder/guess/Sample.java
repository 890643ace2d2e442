package io.nunchi.reference.decoder.guess;

import java.util.Arrays;

/**
 * The values of one output for noise, or nothing.
 *
 * <p>Immutable; any thread.
 */
public final class Sample {

  /** No values: the model was not run, or the tensor has no floating point values. */
  public static final Sample NOTHING = new Sample(new float[0]);

  private static final double GREATEST_CONFIDENCE = 1.001;
  private static final double ROUNDING = 0.01;

  private final float[] numbers;

  /**
   * Copies the values.
   *
   * @param numbers the values, row-major
   */
  public Sample(float[] numbers) {
    this.numbers = numbers.clone();
  }

  /**
   * Counts the values.
   *
   * @return from 0
   */
  public int size() {
    return numbers.length;
  }

  /**
   * Returns one value.
   *
   * @param index row-major, from 0
   * @return the value, possibly not finite
   */
  public float at(int index) {
    return numbers[index];
  }

  /**
   * Takes some of the values.
   *
   * @param from index of the first
   * @param count the number of values
   * @return these values
   */
  public Sample part(int from, int count) {
    return new Sample(Arrays.copyOfRange(numbers, from, from + count));
  }

  /**
   * Tells whether every {@code step}th value lies in a range.
   *
   * @param offset index of the first value that is compared
   * @param step from one compared value to the next
   * @param least the least value
   * @param greatest the greatest value
   * @return false also if there are no values
   */
  public boolean within(int offset, int step, double least, double greatest) {
    for (int i = offset; i < numbers.length; i += step) {
      if (!(numbers[i] >= least && numbers[i] <= greatest)) {
        return false;
      }
    }
    return numbers.length > 0;
  }

  /**
   * Tells whether all values lie in a range.
   *
   * @param least the least value
   * @param greatest the greatest value
   * @return false also if there are no values
   */
  public boolean within(double least, double greatest) {
    return within(0, 1, least, greatest);
  }

  /**
   * Tells whether all values are confidences.
   *
   * @return true if all lie in [0, 1], but for rounding
   */
  public boolean isConfidence() {
    return isConfidence(0, 1);
  }

  /**
   * Tells whether every {@code step}th value is a confidence.
   *
   * @param offset index of the first value that is compared
   * @param step from one compared value to the next
   * @return true if they lie in [0, 1], but for rounding
   */
  public boolean isConfidence(int offset, int step) {
    return within(offset, step, 0, GREATEST_CONFIDENCE);
  }

  /**
   * Tells whether all values are finite.
   *
   * @return false also if there are no values
   */
  public boolean isFinite() {
    return within(-Float.MAX_VALUE, Float.MAX_VALUE);
  }

  /**
   * Tells whether each row of values has the sum 1.
   *
   * @param count the number of values of a row
   * @return false also if there is no row
   */
  public boolean rowsSumToOne(int count) {
    for (int row = 0; row + count <= numbers.length; row += count) {
      float sum = 0;
      for (int i = 0; i < count; i++) {
        sum += numbers[row + i];
      }
      if (!(Math.abs(sum - 1) <= ROUNDING)) {
        return false;
      }
    }
    return numbers.length >= count;
  }
}
