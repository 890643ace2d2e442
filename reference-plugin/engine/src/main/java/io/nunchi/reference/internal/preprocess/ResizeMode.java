package io.nunchi.reference.internal.preprocess;

/** The ways to fit a frame of one shape into a tensor of another. */
public enum ResizeMode {
  /** The whole frame, its shape kept, at the top left; the rest is padding. */
  LETTERBOX_TOP_LEFT,
  /** The whole frame, its shape kept, in the middle; the rest is padding. */
  LETTERBOX_CENTERED,
  /** The whole frame, stretched to the tensor's shape. */
  STRETCH,
  /** The largest part in the middle of the frame that has the tensor's shape. */
  CENTER_CROP;

  /**
   * Tells whether the frame keeps its shape and is surrounded by padding.
   *
   * @return true for both letterboxes
   */
  public boolean isLetterbox() {
    return this == LETTERBOX_TOP_LEFT || this == LETTERBOX_CENTERED;
  }
}
