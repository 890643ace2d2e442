package io.nunchi.reference.internal.preprocess;

import org.opencv.core.CvType;

/** The type of a tensor's elements. */
public enum TensorType {
  /** IEEE 754 single precision. */
  FLOAT32(4, CvType.CV_32F),
  /** IEEE 754 half precision. */
  FLOAT16(2, CvType.CV_16S),
  /** Whole numbers from 0 to 255; values are rounded and saturated. */
  UINT8(1, CvType.CV_8U);

  private final int bytes;
  private final int matDepth;

  TensorType(int bytes, int matDepth) {
    this.bytes = bytes;
    this.matDepth = matDepth;
  }

  /**
   * The size of an element.
   *
   * @return bytes
   */
  public int bytes() {
    return bytes;
  }

  /** OpenCV's depth of the same size; half precision travels as the bits of a 16-bit number. */
  int matDepth() {
    return matDepth;
  }
}
