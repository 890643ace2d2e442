package io.nunchi.scenes.internal.space;

/**
 * A pinhole camera that looks at the world. Immutable; any thread.
 *
 * <p>{@code focal}, {@code centerX} and {@code centerY} are in the pixels of the picture that it
 * makes.
 *
 * @param position where it hangs
 * @param right the direction of the picture's x axis
 * @param up against the picture's y axis
 * @param forward into the picture
 * @param focal the focal length
 * @param centerX where the optical axis meets the picture
 * @param centerY where the optical axis meets the picture
 */
public record Eye(
    Vec position, Vec right, Vec up, Vec forward, double focal, double centerX, double centerY) {

  /** The least distance of a drawn point, in metres. */
  public static final double NEAREST = 0.4;

  /**
   * Hangs a camera.
   *
   * @param position where
   * @param yawDegrees to the right of the y axis
   * @param pitchDegrees down from the horizon
   * @param focalPart the focal length in parts of the picture's width
   * @param width of the picture in pixels
   * @param height of the picture in pixels
   */
  public static Eye at(
      Vec position,
      double yawDegrees,
      double pitchDegrees,
      double focalPart,
      int width,
      int height) {
    double yaw = StrictMath.toRadians(yawDegrees);
    double pitch = StrictMath.toRadians(pitchDegrees);
    Vec ahead = new Vec(StrictMath.sin(yaw), StrictMath.cos(yaw), 0);
    Vec right = new Vec(ahead.y(), -ahead.x(), 0);
    Vec forward = ahead.times(StrictMath.cos(pitch)).plus(Vec.UP.times(-StrictMath.sin(pitch)));
    Vec up = right.cross(forward);
    return new Eye(position, right, up, forward, focalPart * width, width / 2.0, height / 2.0);
  }

  /** The same camera with a picture of more pixels. */
  public Eye scaled(int factor) {
    return new Eye(
        position, right, up, forward, focal * factor, centerX * factor, centerY * factor);
  }

  /** The same camera with a picture that has so many more pixels at the left and at the top. */
  public Eye shifted(int columns, int rows) {
    return new Eye(position, right, up, forward, focal, centerX + columns, centerY + rows);
  }

  /** Returns the distance of a point along the optical axis, in metres. */
  public double depth(Vec point) {
    return point.minus(position).dot(forward);
  }

  /** The picture's x of a point in front of the camera. */
  public double pictureX(Vec point) {
    return centerX + focal * point.minus(position).dot(right) / depth(point);
  }

  /** The picture's y of a point in front of the camera. */
  public double pictureY(Vec point) {
    return centerY - focal * point.minus(position).dot(up) / depth(point);
  }

  /** The direction in which a place of the picture looks; its part along the axis is 1. */
  public Vec ray(double pictureX, double pictureY) {
    return forward
        .along(right, (pictureX - centerX) / focal)
        .along(up, (centerY - pictureY) / focal);
  }
}
