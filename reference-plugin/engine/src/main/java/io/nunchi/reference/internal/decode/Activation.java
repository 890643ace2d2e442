package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.parameter.Choices;

/** The function that turns a model's raw values into confidences. */
public enum Activation {
  /** The model answers with confidences in [0, 1]. */
  NONE,
  /** The model answers with logits: the logistic function turns each into a confidence. */
  SIGMOID,
  /** The model answers with logits that exclude each other: the softmax of all of them. */
  SOFTMAX;

  /** The names in manifests of functions of a single value. */
  public static final Choices<Activation> CHOICES = Choices.of("none", NONE).or("sigmoid", SIGMOID);

  /** The names in manifests of functions of the values of all labels. */
  public static final Choices<Activation> ROW_CHOICES = CHOICES.or("softmax", SOFTMAX);

  /**
   * Applies the function to a single value.
   *
   * @param raw the value
   * @return a confidence, if the model is sound
   */
  public float apply(float raw) {
    return switch (this) {
      case NONE -> raw;
      case SIGMOID -> sigmoid(raw);
      case SOFTMAX -> throw new IllegalStateException("softmax is of many values");
    };
  }

  /**
   * Returns the least raw value that reaches a confidence. Comparing a raw value with it decides
   * exactly as comparing confidences does, without computing them.
   *
   * @param confidence a threshold
   * @return a raw value; the least of all where the function is one of many values
   */
  float leastRaw(float confidence) {
    return switch (this) {
      case NONE -> Math.min(confidence, 1);
      case SIGMOID -> leastLogit(confidence);
      case SOFTMAX -> Float.NEGATIVE_INFINITY;
    };
  }

  /** The least raw value that means anything. */
  float lowest() {
    return this == NONE ? 0 : Float.NEGATIVE_INFINITY;
  }

  /**
   * Halves the range of all floats until two neighbours are left. The logistic function never
   * falls, as it is computed here; a formula for its inverse would round elsewhere.
   */
  private static float leastLogit(float confidence) {
    long below = ordinal(Float.NEGATIVE_INFINITY) - 1L;
    long reaching = ordinal(Float.POSITIVE_INFINITY);
    while (reaching - below > 1) {
      long middle = (below + reaching) >> 1;
      if (sigmoid(ofOrdinal((int) middle)) >= confidence) {
        reaching = middle;
      } else {
        below = middle;
      }
    }
    return ofOrdinal((int) reaching);
  }

  /** Numbers the floats in rising order. */
  private static int ordinal(float value) {
    int bits = Float.floatToIntBits(value);
    return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
  }

  private static float ofOrdinal(int ordinal) {
    return Float.intBitsToFloat(ordinal < 0 ? ordinal ^ Integer.MAX_VALUE : ordinal);
  }

  /**
   * The logistic function.
   *
   * @param raw a logit
   * @return in [0, 1], or NaN
   */
  public static float sigmoid(float raw) {
    return (float) (1 / (1 + Math.exp(-raw)));
  }
}
