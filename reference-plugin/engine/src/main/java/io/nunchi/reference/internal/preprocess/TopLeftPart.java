package io.nunchi.reference.internal.preprocess;

import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;
import org.opencv.core.Size;

/**
 * The upper left part of a picture that is painted again and again; its header is kept as long as
 * the picture stays where it is. For one thread.
 */
final class TopLeftPart implements AutoCloseable {

  private @Nullable Mat part;

  /** The part of this size, or the picture itself if that is its size. */
  Mat of(Mat picture, Size size) {
    int width = (int) size.width;
    int height = (int) size.height;
    if (picture.cols() == width && picture.rows() == height) {
      return picture;
    }
    Mat known = part;
    if (known != null
        && known.dataAddr() == picture.dataAddr()
        && known.step1() == picture.step1()
        && known.type() == picture.type()
        && known.cols() == width
        && known.rows() == height) {
      return known;
    }
    close();
    known = picture.submat(0, height, 0, width);
    part = known;
    return known;
  }

  @Override
  public void close() {
    if (part != null) {
      part.release();
      part = null;
    }
  }
}
