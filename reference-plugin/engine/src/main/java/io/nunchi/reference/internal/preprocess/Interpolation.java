package io.nunchi.reference.internal.preprocess;

import org.opencv.imgproc.Imgproc;

/** The ways to make up pixels between pixels; pixel centres lie at halves, as in OpenCV. */
public enum Interpolation {
  /** The pixel whose cell holds the top left of the sample. */
  NEAREST(Imgproc.INTER_NEAREST),
  /** Bilinear over two by two pixels. */
  LINEAR(Imgproc.INTER_LINEAR),
  /** Bicubic over four by four pixels. */
  CUBIC(Imgproc.INTER_CUBIC),
  /** The mean over the covered area when shrinking; about eight times slower than linear. */
  AREA(Imgproc.INTER_AREA);

  private final int flag;

  Interpolation(int flag) {
    this.flag = flag;
  }

  int flag() {
    return flag;
  }
}
