package io.nunchi.spi.geometry;

/**
 * An upright rectangle in the delivered frame, origin top-left, in parts of the frame's width and
 * height; whatever the analyzer did to the picture, such as letterboxing, is undone (rule 6.9).
 *
 * <p>Immutable; any thread. In a result all four edges lie in [0, 1], and width and height are not
 * negative (rule 6.1).
 *
 * @param left the left edge, in [0, 1] of the frame's width
 * @param top the top edge, in [0, 1] of the frame's height
 * @param width in [0, 1] of the frame's width
 * @param height in [0, 1] of the frame's height
 * @since 1.0
 */
public record BoundingBox(float left, float top, float width, float height) {

  /**
   * Makes a box from its four edges.
   *
   * @param left the left edge, in [0, 1] of the frame's width
   * @param top the top edge, in [0, 1] of the frame's height
   * @param right the right edge, in [0, 1] of the frame's width
   * @param bottom the bottom edge, in [0, 1] of the frame's height
   * @return the box between them
   */
  public static BoundingBox ofEdges(float left, float top, float right, float bottom) {
    return new BoundingBox(left, top, right - left, bottom - top);
  }

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
   * The centre.
   *
   * @return the point halfway between the edges
   */
  public Point center() {
    return new Point(left + width / 2.0, top + height / 2.0);
  }

  /**
   * The middle of the bottom edge: the place where a standing person or a vehicle meets the ground.
   *
   * @return the point halfway along the bottom edge
   */
  public Point bottomCenter() {
    return new Point(left + width / 2.0, top + (double) height);
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
   * The area that two boxes have in common.
   *
   * @param other the other box
   * @return in [0, 1] of the frame's area; 0 if they do not overlap
   */
  public float commonArea(BoundingBox other) {
    float commonWidth = Math.min(right(), other.right()) - Math.max(left, other.left);
    float commonHeight = Math.min(bottom(), other.bottom()) - Math.max(top, other.top);
    return commonWidth <= 0 || commonHeight <= 0 ? 0 : commonWidth * commonHeight;
  }

  /**
   * The overlap of two boxes: intersection over union.
   *
   * @param other the other box
   * @return IoU in [0, 1]; 0 when both are empty
   */
  public float iou(BoundingBox other) {
    float common = Math.min(commonArea(other), Math.min(area(), other.area()));
    return common <= 0 ? 0 : common / (area() + other.area() - common);
  }

  /**
   * The smallest box that holds both.
   *
   * @param other the other box
   * @return the box around this one and the other
   */
  public BoundingBox union(BoundingBox other) {
    return ofEdges(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right(), other.right()),
        Math.max(bottom(), other.bottom()));
  }

  /**
   * The part of the box that lies in the frame.
   *
   * @return a box with all edges in [0, 1]; empty, at the frame's nearest edge, if the box lies
   *     outside
   */
  public BoundingBox clamped() {
    float clampedLeft = clamp(left);
    float clampedTop = clamp(top);
    return new BoundingBox(
        clampedLeft,
        clampedTop,
        Math.max(0, clamp(right()) - clampedLeft),
        Math.max(0, clamp(bottom()) - clampedTop));
  }

  private static float clamp(float coordinate) {
    return Math.max(0, Math.min(1, coordinate));
  }

  /**
   * Tells whether a point lies in the box; the edges belong to it.
   *
   * @param point the point
   * @return true if it lies inside or on an edge
   */
  public boolean contains(Point point) {
    return point.x() >= left && point.x() <= right() && point.y() >= top && point.y() <= bottom();
  }
}
