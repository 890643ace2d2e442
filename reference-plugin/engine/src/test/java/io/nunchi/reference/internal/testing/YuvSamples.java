package io.nunchi.reference.internal.testing;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;

/** Luma and chroma samples of a picture, straight from the ITU-R definitions. */
final class YuvSamples {

  private final RgbPicture picture;
  private final ColorRange range;
  private final double red;
  private final double blue;

  YuvSamples(RgbPicture picture, ColorMatrix matrix, ColorRange range) {
    this.picture = picture;
    this.range = range;
    this.red =
        switch (matrix) {
          case BT601 -> 0.299;
          case BT709 -> 0.2126;
          case BT2020 -> 0.2627;
        };
    this.blue =
        switch (matrix) {
          case BT601 -> 0.114;
          case BT709 -> 0.0722;
          case BT2020 -> 0.0593;
        };
  }

  int luma(int x, int y) {
    double full = exactLuma(x, y);
    return rounded(range == ColorRange.FULL ? full : 16 + full * 219 / 255);
  }

  /** The mean over the pixels that share the sample. */
  int chroma(int chromaX, int chromaY, boolean first) {
    double sum = 0;
    int count = 0;
    for (int y = 2 * chromaY; y < Math.min(2 * chromaY + 2, picture.height()); y++) {
      for (int x = 2 * chromaX; x < Math.min(2 * chromaX + 2, picture.width()); x++) {
        sum +=
            first
                ? (picture.blue(x, y) - exactLuma(x, y)) / (2 * (1 - blue))
                : (picture.red(x, y) - exactLuma(x, y)) / (2 * (1 - red));
        count++;
      }
    }
    double full = sum / count;
    return rounded(128 + (range == ColorRange.FULL ? full : full * 224 / 255));
  }

  private double exactLuma(int x, int y) {
    return red * picture.red(x, y)
        + (1 - red - blue) * picture.green(x, y)
        + blue * picture.blue(x, y);
  }

  private static int rounded(double sample) {
    return (int) Math.round(Math.min(255, Math.max(0, sample)));
  }
}
