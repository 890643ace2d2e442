package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.Choices;

/** In what the four numbers of a box are measured. */
public enum BoxUnit {
  /** Pixels of the input tensor. */
  PIXELS,
  /** Parts of the input tensor's width and height, in [0, 1]. */
  NORMALISED;

  /** How manifests name them. */
  public static final Choices<BoxUnit> CHOICES =
      Choices.of("pixels", PIXELS).or("normalised", NORMALISED);
}
