package io.nunchi.testing;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;

/**
 * The way in which luma and chroma code colours: the arithmetic of ITU-R BT.601, BT.709 and BT.2020
 * with 8 bits.
 *
 * <p>Immutable; any thread.
 *
 * @param matrix the weights of red, green and blue
 * @param range the sample values that mean black and white
 */
public record ColorCoding(ColorMatrix matrix, ColorRange range) {

  /** The coding of the kit's frames, unless a check changes it. */
  public static final ColorCoding FULL_BT601 = new ColorCoding(ColorMatrix.BT601, ColorRange.FULL);

  private static final int NEUTRAL = 128;
  private static final int LIMITED_BLACK = 16;
  private static final double LIMITED_LUMA = 219 / 255.0;
  private static final double LIMITED_CHROMA = 224 / 255.0;

  /** Returns the luma sample of a colour, {@code 0xRRGGBB}. */
  byte luma(int rgb) {
    double luma = fullLuma(rgb);
    return clamped(range == ColorRange.LIMITED ? LIMITED_BLACK + LIMITED_LUMA * luma : luma);
  }

  /** Returns the U sample of a colour, {@code 0xRRGGBB}. */
  byte blueChroma(int rgb) {
    return chroma(((rgb & 255) - fullLuma(rgb)) / (2 * (1 - blueWeight())));
  }

  /** Returns the V sample of a colour, {@code 0xRRGGBB}. */
  byte redChroma(int rgb) {
    return chroma(((rgb >> 16 & 255) - fullLuma(rgb)) / (2 * (1 - redWeight())));
  }

  private double fullLuma(int rgb) {
    double red = redWeight();
    double blue = blueWeight();
    return red * (rgb >> 16 & 255) + (1 - red - blue) * (rgb >> 8 & 255) + blue * (rgb & 255);
  }

  private byte chroma(double difference) {
    return clamped(
        NEUTRAL + (range == ColorRange.LIMITED ? LIMITED_CHROMA * difference : difference));
  }

  private static byte clamped(double sample) {
    return (byte) Math.max(0, Math.min(255, Math.round(sample)));
  }

  private double redWeight() {
    return switch (matrix) {
      case BT601 -> 0.299;
      case BT709 -> 0.2126;
      case BT2020 -> 0.2627;
    };
  }

  private double blueWeight() {
    return switch (matrix) {
      case BT601 -> 0.114;
      case BT709 -> 0.0722;
      case BT2020 -> 0.0593;
    };
  }

  @Override
  public String toString() {
    return range + " range " + matrix;
  }
}
