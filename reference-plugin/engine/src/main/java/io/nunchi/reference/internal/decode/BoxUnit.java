package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.parameter.Choices;

/** The unit of the four numbers of a box. */
public enum BoxUnit {
  /** Pixels of the input tensor. */
  PIXELS,
  /** Parts of the input tensor's width and height, in [0, 1]. */
  NORMALISED;

  /** The names in manifests. */
  public static final Choices<BoxUnit> CHOICES =
      Choices.of("pixels", PIXELS).or("normalised", NORMALISED);
}
