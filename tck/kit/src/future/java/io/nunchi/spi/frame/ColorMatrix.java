package io.nunchi.spi.frame;

/**
 * The matrix that turns luma and chroma into red, green and blue (ITU-R recommendations).
 *
 * <p>More constants are added in later minor versions. A plugin names those that it knows, and
 * rejects or approximates others: a {@code switch} over them needs a {@code default} (rule 5.6).
 *
 * @since 1.0
 */
public enum ColorMatrix {
  /** ITU-R BT.601: standard definition, and what most IP cameras send. */
  BT601,
  /** ITU-R BT.709: high definition. */
  BT709,
  /** ITU-R BT.2020, non-constant luminance: ultra-high definition. */
  BT2020,
  /** A matrix that no plugin of today knows. */
  FUTURE
}
