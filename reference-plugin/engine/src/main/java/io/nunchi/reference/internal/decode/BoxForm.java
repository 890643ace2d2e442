package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.parameter.Choices;

/** The meaning of the four numbers of a box. */
public enum BoxForm {
  /** Left, top, right, bottom. */
  CORNERS,
  /** Top, left, bottom, right. */
  CORNERS_Y_FIRST,
  /** Center x, center y, width, height. */
  CENTER_AND_SIZE,
  /** Left, top, width, height. */
  CORNER_AND_SIZE;

  /** The names in manifests. */
  public static final Choices<BoxForm> CHOICES =
      Choices.of("leftTopRightBottom", CORNERS)
          .or("topLeftBottomRight", CORNERS_Y_FIRST)
          .or("centerWidthHeight", CENTER_AND_SIZE)
          .or("leftTopWidthHeight", CORNER_AND_SIZE);
}
