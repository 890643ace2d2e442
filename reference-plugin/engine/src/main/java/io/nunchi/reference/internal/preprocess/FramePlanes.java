package io.nunchi.reference.internal.preprocess;

import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.util.List;
import org.opencv.core.Mat;

/**
 * OpenCV headers over a part of a frame's planes; no pixel is copied.
 *
 * <p>OpenCV's Java binding passes plain addresses to native code. Whoever uses a header keeps this
 * instance reachable until the native call is over ({@link
 * java.lang.ref.Reference#reachabilityFence}); it keeps the headers and the planes.
 */
final class FramePlanes {

  private static final int MAX_SIDE = 32_767;

  private final List<Plane> planes;
  private final Mat[] headers;

  private FramePlanes(List<Plane> planes, Mat[] headers) {
    this.planes = planes;
    this.headers = headers;
  }

  static void requireUsableSize(Frame frame) throws FrameRejectedException {
    int width = frame.width();
    int height = frame.height();
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
      throw rejected(
          frame,
          Problem.of(PreprocessErrors.SIZE_OUT_OF_RANGE, "a frame of this size cannot be resized")
              .expected("width and height from 1 to " + MAX_SIDE)
              .found(width + " x " + height)
              .fix("send pictures of a usable size"));
    }
  }

  /** Checks a frame's planes and puts headers over the given part, whose corner is even. */
  static FramePlanes of(Frame frame, PixelArea part, PlaneHeaders kept)
      throws FrameRejectedException {
    PixelFormat format = frame.pixelFormat();
    List<Plane> planes = frame.planes();
    if (planes.size() != format.planeCount()) {
      throw rejected(
          frame,
          Problem.of(
                  PreprocessErrors.WRONG_PLANE_COUNT,
                  "a frame does not have the planes of its pixel format")
              .expected(format.planeCount() + " planes for " + format)
              .found(planes.size() + " planes")
              .fix("declare the pixel format that the planes have"));
    }
    Mat[] headers = new Mat[planes.size()];
    for (int i = 0; i < headers.length; i++) {
      Plane plane = planes.get(i);
      requireLargeEnough(frame, plane, i);
      headers[i] = kept.over(plane, i == 0 ? part : chromaOf(part), bytesPerSample(format, i));
    }
    return new FramePlanes(planes, headers);
  }

  /** The header of a plane's part, valid while this instance and its planes are. */
  Mat get(int plane) {
    return headers[plane];
  }

  /** The number of planes. */
  int count() {
    return planes.size();
  }

  private static PixelArea chromaOf(PixelArea part) {
    return new PixelArea(
        part.left() / 2, part.top() / 2, (part.width() + 1) / 2, (part.height() + 1) / 2);
  }

  private static int bytesPerSample(PixelFormat format, int plane) {
    return switch (format) {
      case NV12 -> plane == 0 ? 1 : 2;
      case I420, GRAY8 -> 1;
      case BGR, RGB -> 3;
      case BGRA -> 4;
    };
  }

  private static void requireLargeEnough(Frame frame, Plane plane, int index)
      throws FrameRejectedException {
    int rowBytes = frame.pixelFormat().rowBytes(index, frame.width());
    int rows = frame.pixelFormat().rows(index, frame.height());
    if (plane.rowBytes() < rowBytes || plane.rows() < rows) {
      throw rejected(
          frame,
          Problem.of(
                  PreprocessErrors.PLANE_TOO_SMALL,
                  "a plane is smaller than the frame's size and pixel format say")
              .expected(
                  "plane %d with at least %d rows of %d bytes, for %s of %d x %d"
                      .formatted(
                          index,
                          rows,
                          rowBytes,
                          frame.pixelFormat(),
                          frame.width(),
                          frame.height()))
              .found(plane.rows() + " rows of " + plane.rowBytes() + " bytes")
              .fix("declare the size and the pixel format that the planes have"));
    }
  }

  private static FrameRejectedException rejected(Frame frame, Problem problem) {
    return new FrameRejectedException(problem.where("frame " + frame.sequence()));
  }
}
