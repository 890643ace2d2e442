package io.nunchi.api.frame;

import io.nunchi.spi.frame.Plane;
import java.nio.ByteBuffer;

/** Copies the rows of a plane between memories of different strides; allocates nothing. */
final class RowCopy {

  private RowCopy() {}

  /**
   * Requires that a source has every row of a plane.
   *
   * @param number the plane's number, for the problem's text
   * @param start the index of the first row
   * @param stride bytes from row to row; negative if the first row is the last in memory
   */
  static void check(int number, Plane plane, ByteBuffer source, long start, int stride) {
    if (Math.abs((long) stride) < plane.rowBytes()) {
      throw FrameProblems.shortStride(number, plane.rowBytes(), stride);
    }
    long lastRow = start + (long) stride * (plane.rows() - 1);
    long first = Math.min(start, lastRow);
    long end = Math.max(start, lastRow) + plane.rowBytes();
    if (first < 0 || end > source.limit()) {
      throw FrameProblems.outsideSource(number, first, end, source);
    }
  }

  /** Copies a plane whose source was checked. */
  static void copy(Plane plane, ByteBuffer target, ByteBuffer source, long start, int stride) {
    int rowBytes = plane.rowBytes();
    int first = (int) start;
    if (stride == rowBytes && plane.stride() == rowBytes) {
      target.put(0, source, first, rowBytes * plane.rows());
      return;
    }
    for (int row = 0; row < plane.rows(); row++) {
      target.put(row * plane.stride(), source, first + row * stride, rowBytes);
    }
  }
}
