package io.nunchi.reference.internal.preprocess;

/** The codes of what this package reports; {@code docs/errors.md} explains them. */
final class PreprocessErrors {

  /** The frame has more or fewer planes than its pixel format. */
  static final String WRONG_PLANE_COUNT = "NUN-3051";

  /** A plane has fewer rows, or shorter rows, than the frame's size needs. */
  static final String PLANE_TOO_SMALL = "NUN-3052";

  /** The frame's width or height is outside of what can be resized. */
  static final String SIZE_OUT_OF_RANGE = "NUN-3053";

  /** OpenCV has no library for this operating system and processor. */
  static final String UNSUPPORTED_PLATFORM = "NUN-6051";

  /** OpenCV's library was unpacked and does not load. */
  static final String LIBRARY_DOES_NOT_LOAD = "NUN-6052";

  private PreprocessErrors() {}
}
