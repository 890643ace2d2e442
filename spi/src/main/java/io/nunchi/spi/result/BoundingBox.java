package io.nunchi.spi.result;

/**
 * An upright rectangle in the delivered frame, origin top-left, in parts of the frame's width and
 * height; whatever the analyzer did to the picture, such as letterboxing, is undone (rule 6.9).
 *
 * <p>Immutable; any thread. All four edges lie in [0, 1], and width and height are not negative
 * (rule 6.1).
 *
 * @param left the left edge, in [0, 1] of the frame's width
 * @param top the top edge, in [0, 1] of the frame's height
 * @param width in [0, 1] of the frame's width
 * @param height in [0, 1] of the frame's height
 */
public record BoundingBox(float left, float top, float width, float height) {

  /**
   * The right edge.
   *
   * @return in [0, 1] of the frame's width
   */
  public float right() {
    return left + width;
  }

  /**
   * The bottom edge.
   *
   * @return in [0, 1] of the frame's height
   */
  public float bottom() {
    return top + height;
  }

  /**
   * The area.
   *
   * @return in [0, 1] of the frame's area
   */
  public float area() {
    return width * height;
  }

  /**
   * The overlap of two boxes: intersection over union.
   *
   * @param other the other box
   * @return IoU in [0, 1]; 0 when both are empty
   */
  public float iou(BoundingBox other) {
    float commonWidth = Math.min(right(), other.right()) - Math.max(left, other.left);
    float commonHeight = Math.min(bottom(), other.bottom()) - Math.max(top, other.top);
    if (commonWidth <= 0 || commonHeight <= 0) {
      return 0;
    }
    float common = commonWidth * commonHeight;
    return common / (area() + other.area() - common);
  }
}
