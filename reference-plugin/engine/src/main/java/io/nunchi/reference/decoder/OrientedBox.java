package io.nunchi.reference.decoder;

/**
 * A box that is turned around its center, in pixels of the input tensor.
 *
 * <p>Immutable; any thread.
 *
 * @param centerX center, from the left
 * @param centerY center, from the top
 * @param width length of the side that runs along the angle
 * @param height length of the other side
 * @param angle radians from the horizontal to the side that the width runs along, clockwise
 */
public record OrientedBox(float centerX, float centerY, float width, float height, float angle) {

  /** The number of corners. */
  public static final int CORNERS = 4;

  /**
   * Measures the upright box around it.
   *
   * @return its width
   */
  public float boundingWidth() {
    return (float) (width * Math.abs(Math.cos(angle)) + height * Math.abs(Math.sin(angle)));
  }

  /**
   * Measures the upright box around it.
   *
   * @return its height
   */
  public float boundingHeight() {
    return (float) (width * Math.abs(Math.sin(angle)) + height * Math.abs(Math.cos(angle)));
  }

  /**
   * Returns a corner.
   *
   * @param corner from 0; 0 and 1 are the ends of a side of the width, and the others follow
   *     clockwise; without an angle, 0 is the top left one
   * @return pixels from the left
   */
  public float cornerX(int corner) {
    return (float) (centerX + along(corner) * Math.cos(angle) - across(corner) * Math.sin(angle));
  }

  /**
   * Returns a corner.
   *
   * @param corner from 0, as for {@link #cornerX}
   * @return pixels from the top
   */
  public float cornerY(int corner) {
    return (float) (centerY + along(corner) * Math.sin(angle) + across(corner) * Math.cos(angle));
  }

  private double along(int corner) {
    return corner == 1 || corner == 2 ? width / 2.0 : -width / 2.0;
  }

  private double across(int corner) {
    return corner >= 2 ? height / 2.0 : -height / 2.0;
  }
}
