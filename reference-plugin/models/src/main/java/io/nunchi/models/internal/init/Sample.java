package io.nunchi.models.internal.init;

/**
 * What one output answered to noise, or nothing.
 *
 * <p>Immutable; any thread.
 */
final class Sample {

  static final Sample NOTHING = new Sample(new float[0]);

  private static final double GREATEST_CONFIDENCE = 1.001;
  private static final double ROUNDING = 0.01;

  private final float[] numbers;

  /** Takes over the numbers. */
  Sample(float[] numbers) {
    this.numbers = numbers;
  }

  int size() {
    return numbers.length;
  }

  float at(int index) {
    return numbers[index];
  }

  /** Whether one number in {@code step}, from {@code offset}, is always in a range. */
  boolean within(int offset, int step, double least, double greatest) {
    for (int i = offset; i < numbers.length; i += step) {
      if (!(numbers[i] >= least && numbers[i] <= greatest)) {
        return false;
      }
    }
    return numbers.length > 0;
  }

  boolean within(double least, double greatest) {
    return within(0, 1, least, greatest);
  }

  boolean isConfidence() {
    return isConfidence(0, 1);
  }

  boolean isConfidence(int offset, int step) {
    return within(offset, step, 0, GREATEST_CONFIDENCE);
  }

  boolean isFinite() {
    return within(-Float.MAX_VALUE, Float.MAX_VALUE);
  }

  /** Whether each group of {@code count} numbers has the sum 1. */
  boolean rowsSumToOne(int count) {
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
