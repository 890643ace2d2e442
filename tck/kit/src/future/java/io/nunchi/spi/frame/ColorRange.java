package io.nunchi.spi.frame;

/**
 * The sample values that mean black and white.
 *
 * <p>More constants are added in later minor versions. A plugin names those that it knows, and
 * rejects or approximates others: a {@code switch} over them needs a {@code default} (rule 5.6).
 *
 * @since 1.0
 */
public enum ColorRange {
  /** Luma from 16 to 235, chroma from 16 to 240: what video carries. */
  LIMITED,
  /** All samples from 0 to 255: what JPEG carries. */
  FULL,
  /** A range that no plugin of today knows. */
  FUTURE
}
