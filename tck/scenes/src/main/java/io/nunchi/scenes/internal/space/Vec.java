package io.nunchi.scenes.internal.space;

/**
 * A point or direction of the world: x to the right, y away from the camera, z up, in metres.
 *
 * @param x to the right
 * @param y away
 * @param z up
 */
public record Vec(double x, double y, double z) {

  /** Straight up. */
  public static final Vec UP = new Vec(0, 0, 1);

  /** A point on the ground. */
  public static Vec ground(double x, double y) {
    return new Vec(x, y, 0);
  }

  public Vec plus(Vec other) {
    return new Vec(x + other.x, y + other.y, z + other.z);
  }

  public Vec minus(Vec other) {
    return new Vec(x - other.x, y - other.y, z - other.z);
  }

  public Vec times(double factor) {
    return new Vec(x * factor, y * factor, z * factor);
  }

  /** This point, moved by a multiple of a direction. */
  public Vec along(Vec direction, double distance) {
    return new Vec(
        x + direction.x * distance, y + direction.y * distance, z + direction.z * distance);
  }

  public double dot(Vec other) {
    return x * other.x + y * other.y + z * other.z;
  }

  public Vec cross(Vec other) {
    return new Vec(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  public double length() {
    return Math.sqrt(dot(this));
  }

  /** The same direction with length 1. */
  public Vec unit() {
    return times(1 / length());
  }
}
