package io.nunchi.reference.internal.preprocess;

import io.nunchi.reference.internal.testing.RgbPicture;

/**
 * Preprocessing written down a second time: double precision, one element at a time, nothing shared
 * with the product but the specification.
 */
final class PlainPreprocessing {

  private final PreprocessingSpec spec;
  private final RgbPicture picture;
  private final double cropLeft;
  private final double cropTop;
  private final double cropWidth;
  private final double cropHeight;
  private final int left;
  private final int top;
  private final int drawnWidth;
  private final int drawnHeight;

  PlainPreprocessing(PreprocessingSpec spec, RgbPicture picture) {
    this.spec = spec;
    this.picture = picture;
    int w = picture.width();
    int h = picture.height();
    boolean centered = spec.fit().mode() == ResizeMode.LETTERBOX_CENTERED;
    boolean letterbox = centered || spec.fit().mode() == ResizeMode.LETTERBOX_TOP_LEFT;
    ExporterLetterbox drawn = ExporterLetterbox.of(spec, w, h);
    drawnWidth = letterbox ? drawn.width() : spec.width();
    drawnHeight = letterbox ? drawn.height() : spec.height();
    left = centered ? Math.floorDiv(spec.width() - drawnWidth, 2) : 0;
    top = centered ? Math.floorDiv(spec.height() - drawnHeight, 2) : 0;
    if (spec.fit().mode() == ResizeMode.CENTER_CROP) {
      double zoom = Math.max((double) spec.height() / h, (double) spec.width() / w);
      cropWidth = Math.max(1, Math.rint(spec.width() / zoom * spec.fit().cropFraction()));
      cropHeight = Math.max(1, Math.rint(spec.height() / zoom * spec.fit().cropFraction()));
      cropLeft = 2 * Math.floor((w - cropWidth) / 4);
      cropTop = 2 * Math.floor((h - cropHeight) / 4);
    } else {
      cropWidth = w;
      cropHeight = h;
      cropLeft = 0;
      cropTop = 0;
    }
  }

  /** The element that the specification asks for, before rounding to the tensor's type. */
  double at(int channel, int x, int y) {
    double pixel = pixelAt(channel, x, y);
    return (pixel * spec.pixels().scale() - spec.pixels().mean().get(channel))
        / spec.pixels().std().get(channel);
  }

  private double pixelAt(int channel, int x, int y) {
    int column = x - left;
    int row = y - top;
    if (column < 0 || row < 0 || column >= drawnWidth || row >= drawnHeight) {
      return spec.fit().padValue();
    }
    double sourceX = cropWidth / drawnWidth;
    double sourceY = cropHeight / drawnHeight;
    if (spec.interpolation() == Interpolation.NEAREST) {
      return color(channel, Math.floor(column * sourceX), Math.floor(row * sourceY));
    }
    return linear(channel, (column + 0.5) * sourceX - 0.5, (row + 0.5) * sourceY - 0.5);
  }

  private double linear(int channel, double x, double y) {
    double x0 = Math.floor(x);
    double y0 = Math.floor(y);
    double upper = mixed(color(channel, x0, y0), color(channel, x0 + 1, y0), x - x0);
    double lower = mixed(color(channel, x0, y0 + 1), color(channel, x0 + 1, y0 + 1), x - x0);
    return mixed(upper, lower, y - y0);
  }

  private static double mixed(double first, double second, double part) {
    return first * (1 - part) + second * part;
  }

  /** A pixel of the cropped picture, whose edge pixels go on beyond it. */
  private double color(int channel, double x, double y) {
    int px = (int) (cropLeft + Math.min(cropWidth - 1, Math.max(0, x)));
    int py = (int) (cropTop + Math.min(cropHeight - 1, Math.max(0, y)));
    double red = picture.red(px, py);
    double green = picture.green(px, py);
    double blue = picture.blue(px, py);
    return switch (spec.colorOrder()) {
      case GRAY -> 0.299 * red + 0.587 * green + 0.114 * blue;
      case RGB -> channel == 0 ? red : channel == 1 ? green : blue;
      case BGR -> channel == 0 ? blue : channel == 1 ? green : red;
    };
  }
}
