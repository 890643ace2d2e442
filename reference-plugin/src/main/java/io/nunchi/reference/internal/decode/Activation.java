package io.nunchi.reference.internal.decode;

import io.nunchi.reference.internal.json.Choices;

/** What is still to be done to a model's raw confidence. */
public enum Activation {
  /** The model answers with confidences in [0, 1]. */
  NONE,
  /** The model answers with logits: the logistic function turns them into confidences. */
  SIGMOID;

  /** How manifests name the activations. */
  public static final Choices<Activation> CHOICES = Choices.of("none", NONE).or("sigmoid", SIGMOID);

  float apply(float raw) {
    return this == NONE ? raw : (float) (1 / (1 + Math.exp(-raw)));
  }
}
