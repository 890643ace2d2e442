package io.nunchi.spi.frame;

/** The sample values that mean black and white. */
public enum ColorRange {
  /** Luma from 16 to 235, chroma from 16 to 240: what video carries. */
  LIMITED,
  /** All samples from 0 to 255: what JPEG carries. */
  FULL
}
