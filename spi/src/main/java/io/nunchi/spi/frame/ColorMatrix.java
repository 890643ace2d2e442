package io.nunchi.spi.frame;

/** The matrix that turns luma and chroma into red, green and blue (ITU-R recommendations). */
public enum ColorMatrix {
  /** ITU-R BT.601: standard definition, and what most IP cameras send. */
  BT601,
  /** ITU-R BT.709: high definition. */
  BT709,
  /** ITU-R BT.2020, non-constant luminance: ultra-high definition. */
  BT2020
}
