package io.nunchi.reference.internal.decode;

import io.nunchi.reference.internal.json.Choices;

/** What the four numbers of a box are. */
enum BoxForm {
  /** Left, top, right, bottom. */
  CORNERS,
  /** Center x, center y, width, height. */
  CENTER_AND_SIZE;

  static final Choices<BoxForm> CHOICES =
      Choices.of("leftTopRightBottom", CORNERS).or("centerWidthHeight", CENTER_AND_SIZE);
}
