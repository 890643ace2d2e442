package io.nunchi.reference.internal.preprocess;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The picture that the code of a model's exporter draws, transcribed operation by operation from
 * Python and C++, whose double is Java's.
 */
record ExporterLetterbox(int left, int top, int width, int height) {

  /** The one that a specification names. */
  static ExporterLetterbox of(PreprocessingSpec spec, int w, int h) {
    boolean centered = spec.fit().mode() == ResizeMode.LETTERBOX_CENTERED;
    ExporterLetterbox corner =
        switch (spec.fit().rounding()) {
          case HALF_EVEN -> ultralytics(spec.width(), spec.height(), w, h);
          case HALF_UP -> mmdetection(spec.width(), spec.height(), w, h);
          case FLOOR ->
              centered
                  ? nanodet(spec.width(), spec.height(), w, h)
                  : yolox(spec.width(), spec.height(), w, h);
        };
    return centered ? corner.centeredIn(spec.width(), spec.height()) : corner.atTheCorner();
  }

  /** Ultralytics' LetterBox, and letterbox of YOLOv5 and YOLOv7: int(round(w * r)). */
  static ExporterLetterbox ultralytics(int width, int height, int w, int h) {
    double r = Math.min((double) height / h, (double) width / w);
    ExporterLetterbox drawn = drawn(pythonRound(w * r), pythonRound(h * r));
    double dw = (width - drawn.width) / 2.0;
    double dh = (height - drawn.height) / 2.0;
    return new ExporterLetterbox(
        (int) pythonRound(dw - 0.1), (int) pythonRound(dh - 0.1), drawn.width, drawn.height);
  }

  /** YOLOX's preproc: int(w * r), at the top left. */
  static ExporterLetterbox yolox(int width, int height, int w, int h) {
    double r = Math.min((double) height / h, (double) width / w);
    return drawn((int) (w * r), (int) (h * r));
  }

  /** MMDetection's Resize with keep_ratio: int(w * scale + 0.5), at the top left. */
  static ExporterLetterbox mmdetection(int width, int height, int w, int h) {
    double scale = Math.min((double) width / w, (double) height / h);
    return drawn((int) (w * scale + 0.5), (int) (h * scale + 0.5));
  }

  /** NanoDet's resize_uniform: floor, in the middle, and one side always full. */
  static ExporterLetterbox nanodet(int width, int height, int w, int h) {
    double byWidth = width * 1.0 / w;
    double byHeight = height * 1.0 / h;
    if (byWidth < byHeight) {
      return drawn(width, Math.floor(byWidth * h)).centeredIn(width, height);
    }
    if (byWidth > byHeight) {
      return drawn(Math.floor(byHeight * w), height).centeredIn(width, height);
    }
    return drawn(width, height);
  }

  private static ExporterLetterbox drawn(double width, double height) {
    // The originals fail where nothing is left of a side.
    return new ExporterLetterbox(0, 0, (int) Math.max(1, width), (int) Math.max(1, height));
  }

  private static double pythonRound(double value) {
    return new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN).doubleValue();
  }

  private ExporterLetterbox centeredIn(int spaceWidth, int spaceHeight) {
    return new ExporterLetterbox(
        (int) Math.floor((spaceWidth - width) / 2.0),
        (int) Math.floor((spaceHeight - height) / 2.0),
        width,
        height);
  }

  private ExporterLetterbox atTheCorner() {
    return new ExporterLetterbox(0, 0, width, height);
  }
}
