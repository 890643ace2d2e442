package io.nunchi.reference.internal.preprocess;

import io.nunchi.reference.decoder.TensorArea;
import io.nunchi.spi.geometry.BoundingBox;

/**
 * Maps pixel coordinates of the tensor back to the frame it was made from. Coordinates are
 * continuous: 0 is the left edge of the first pixel, 1 its right edge.
 *
 * <p>Immutable; any thread.
 *
 * @param xFactor frame widths per tensor pixel
 * @param xShift the tensor's left edge, in frame widths
 * @param yFactor frame heights per tensor pixel
 * @param yShift the tensor's top edge, in frame heights
 */
public record FrameMapping(double xFactor, double xShift, double yFactor, double yShift) {

  /**
   * Maps a horizontal coordinate.
   *
   * @param tensorX tensor pixels
   * @return parts of the frame's width; below 0 and above 1 beside the frame
   */
  public float toFrameX(float tensorX) {
    return (float) (tensorX * xFactor + xShift);
  }

  /**
   * Maps a vertical coordinate.
   *
   * @param tensorY tensor pixels
   * @return parts of the frame's height; below 0 and above 1 beside the frame
   */
  public float toFrameY(float tensorY) {
    return (float) (tensorY * yFactor + yShift);
  }

  /**
   * Maps a box and clips it to the frame. All edges of the result lie in [0, 1], in float
   * arithmetic too; a box beside the frame, or whose edges are the wrong way round, has no area.
   *
   * @param left tensor pixels, not NaN
   * @param top tensor pixels, not NaN
   * @param right tensor pixels, not NaN
   * @param bottom tensor pixels, not NaN
   * @return the box in parts of the frame
   */
  public BoundingBox toFrameBox(float left, float top, float right, float bottom) {
    float frameLeft = clipped(toFrameX(left));
    float frameTop = clipped(toFrameY(top));
    float frameRight = clipped(toFrameX(right));
    float frameBottom = clipped(toFrameY(bottom));
    // left + (right - left) cannot exceed 1: the difference is off by 2^-25 at most, and the sum
    // would have to pass 1 + 2^-24 to be rounded to the float above 1.
    return new BoundingBox(
        frameLeft,
        frameTop,
        Math.max(0, frameRight - frameLeft),
        Math.max(0, frameBottom - frameTop));
  }

  /**
   * Maps a box of the frame to the tensor.
   *
   * @param box a box in parts of the frame
   * @return its area in tensor pixels
   */
  public TensorArea toTensorArea(BoundingBox box) {
    return new TensorArea(
        (box.left() - xShift) / xFactor,
        (box.top() - yShift) / yFactor,
        (box.right() - xShift) / xFactor,
        (box.bottom() - yShift) / yFactor);
  }

  /**
   * Returns the place of the frame in the tensor.
   *
   * @return the area in tensor pixels; beyond the tensor where the frame was cropped
   */
  public TensorArea frameArea() {
    return toTensorArea(BoundingBox.ofEdges(0, 0, 1, 1));
  }

  /**
   * Maps an angle. It changes where width and height are scaled differently.
   *
   * @param tensorAngle radians from the horizontal, clockwise
   * @param aspect the frame's width divided by its height
   * @return radians from the horizontal of the frame, above -pi / 2 and up to pi / 2
   */
  public double toFrameAngle(double tensorAngle, double aspect) {
    double angle =
        Math.atan2(Math.sin(tensorAngle) * yFactor, Math.cos(tensorAngle) * xFactor * aspect);
    double half = Math.PI / 2;
    return angle > half ? angle - Math.PI : angle <= -half ? angle + Math.PI : angle;
  }

  private static float clipped(float coordinate) {
    return Math.min(1, Math.max(0, coordinate));
  }
}
