package io.nunchi.reference.internal.preprocess;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;

/**
 * The coefficients that turn luma and chroma samples into full-range colours (ITU-R BT.601, BT.709
 * and BT.2020 non-constant luminance, their sections on quantisation).
 */
final class YuvConversion {

  private static final double LIMITED_BLACK = 16;
  private static final double CHROMA_ZERO = 128;
  private static final double LIMITED_LUMA_GAIN = 255.0 / 219;
  private static final double LIMITED_CHROMA_GAIN = 255.0 / 224;

  private YuvConversion() {}

  /** The factor with which luma samples run from 0 to 255. */
  static double lumaGain(ColorRange range) {
    return range == ColorRange.FULL ? 1 : LIMITED_LUMA_GAIN;
  }

  /** The summand of a luma sample after {@link #lumaGain}. */
  static double lumaShift(ColorRange range) {
    return range == ColorRange.FULL ? 0 : -LIMITED_BLACK * LIMITED_LUMA_GAIN;
  }

  /**
   * The rows of an affine transform from (Y, U, V, 1) to the colours in the given order.
   *
   * @param order BGR or RGB
   * @return three rows of four coefficients
   */
  static double[] toColors(ColorMatrix matrix, ColorRange range, ColorOrder order) {
    double red = redWeight(matrix);
    double blue = blueWeight(matrix);
    double green = 1 - red - blue;
    double[] blueRow = row(range, 2 * (1 - blue), 0);
    double[] greenRow = row(range, -2 * (1 - blue) * blue / green, -2 * (1 - red) * red / green);
    double[] redRow = row(range, 0, 2 * (1 - red));
    return order == ColorOrder.RGB
        ? joined(redRow, greenRow, blueRow)
        : joined(blueRow, greenRow, redRow);
  }

  private static double[] row(ColorRange range, double uWeight, double vWeight) {
    double chromaGain = range == ColorRange.FULL ? 1 : LIMITED_CHROMA_GAIN;
    double u = uWeight * chromaGain;
    double v = vWeight * chromaGain;
    return new double[] {lumaGain(range), u, v, lumaShift(range) - CHROMA_ZERO * (u + v)};
  }

  private static double[] joined(double[] first, double[] second, double[] third) {
    double[] rows = new double[12];
    System.arraycopy(first, 0, rows, 0, 4);
    System.arraycopy(second, 0, rows, 4, 4);
    System.arraycopy(third, 0, rows, 8, 4);
    return rows;
  }

  private static double redWeight(ColorMatrix matrix) {
    return switch (matrix) {
      case BT601 -> 0.299;
      case BT709 -> 0.2126;
      case BT2020 -> 0.2627;
      default -> 0.2126; // a matrix of a later contract: high definition is the likeliest
    };
  }

  private static double blueWeight(ColorMatrix matrix) {
    return switch (matrix) {
      case BT601 -> 0.114;
      case BT709 -> 0.0722;
      case BT2020 -> 0.0593;
      default -> 0.0722;
    };
  }
}
