package io.nunchi.accuracy.data;

/**
 * An upright rectangle in pixels of a frame, origin top-left; parts of it may lie outside.
 *
 * <p>Immutable; any thread.
 *
 * @param left the left edge, in pixels
 * @param top the top edge, in pixels
 * @param width in pixels, not negative
 * @param height in pixels, not negative
 */
public record PixelBox(double left, double top, double width, double height) {

  /**
   * The area.
   *
   * @return in square pixels
   */
  public double area() {
    return width * height;
  }

  /**
   * The longer side.
   *
   * @return in pixels
   */
  public double longerSide() {
    return Math.max(width, height);
  }

  /**
   * Intersection over union of two boxes.
   *
   * @param other the other box
   * @return IoU in [0, 1]; 0 when both are empty
   */
  public double iou(PixelBox other) {
    double common = common(other);
    return common <= 0 ? 0 : common / (area() + other.area() - common);
  }

  /**
   * The share of this box that lies in a region: intersection over this box's area.
   *
   * @param region the region
   * @return in [0, 1]; 0 when this box is empty
   */
  public double partWithin(PixelBox region) {
    double common = common(region);
    return common <= 0 ? 0 : common / area();
  }

  private double common(PixelBox other) {
    double commonWidth =
        Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
    double commonHeight =
        Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
    return commonWidth <= 0 || commonHeight <= 0 ? 0 : commonWidth * commonHeight;
  }
}
