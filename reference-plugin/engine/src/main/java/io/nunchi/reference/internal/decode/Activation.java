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
   * The logistic function.
   *
   * @param raw a logit
   * @return in [0, 1], or NaN
   */
  public static float sigmoid(float raw) {
    return (float) (1 / (1 + Math.exp(-raw)));
  }
}
