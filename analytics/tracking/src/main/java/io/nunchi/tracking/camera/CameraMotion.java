package io.nunchi.tracking.camera;

import java.util.Arrays;

/**
 * A movement of the picture: takes each pixel of one frame to where the same thing is in the next.
 *
 * <pre>
 * x' = a x + b y + c
 * y' = d x + e y + f
 * </pre>
 *
 * <p>Immutable; any thread. In pixels of the frame, origin top-left.
 *
 * @since 1.0
 */
public final class CameraMotion {

  /** The camera stands still. */
  public static final CameraMotion NONE = new CameraMotion(new double[] {1, 0, 0, 0, 1, 0});

  private static final int NUMBERS = 6;

  /** No picture is so wide; greater numbers would overflow in a tracker. */
  private static final double GREATEST = 1e9;

  private final double[] matrix;

  private CameraMotion(double[] matrix) {
    this.matrix = matrix;
  }

  /**
   * Makes a movement.
   *
   * @param rowMajor the matrix of two rows and three columns: a, b, c, d, e, f
   * @return the movement
   * @throws IllegalArgumentException unless it is six numbers from -1e9 to 1e9, of a matrix that
   *     can be undone
   */
  public static CameraMotion of(double... rowMajor) {
    if (rowMajor.length != NUMBERS) {
      throw new IllegalArgumentException(
          "a camera's motion has six numbers; found " + rowMajor.length);
    }
    for (double number : rowMajor) {
      if (!(Math.abs(number) <= GREATEST)) {
        throw new IllegalArgumentException(
            "the numbers of a camera's motion are from -1e9 to 1e9; found " + number);
      }
    }
    CameraMotion motion = new CameraMotion(rowMajor.clone());
    double area = motion.areaFactor();
    if (area <= 0) {
      throw new IllegalArgumentException(
          "a camera's motion neither mirrors the picture nor makes it a line; found the"
              + " determinant "
              + area);
    }
    return motion;
  }

  /**
   * Makes a movement by which the picture shifts.
   *
   * @param right pixels to the right
   * @param down pixels downwards
   * @return the movement
   */
  public static CameraMotion shift(double right, double down) {
    return of(1, 0, right, 0, 1, down);
  }

  /**
   * The new horizontal place of a point.
   *
   * @param x pixels from the left
   * @param y pixels from the top
   * @return pixels from the left
   */
  public double x(double x, double y) {
    return xOfVector(x, y) + matrix[2];
  }

  /**
   * The new vertical place of a point.
   *
   * @param x pixels from the left
   * @param y pixels from the top
   * @return pixels from the top
   */
  public double y(double x, double y) {
    return yOfVector(x, y) + matrix[5];
  }

  /**
   * The horizontal part of a turned and scaled direction, such as a speed.
   *
   * @param x its part to the right
   * @param y its part downwards
   * @return the new part to the right
   */
  public double xOfVector(double x, double y) {
    return matrix[0] * x + matrix[1] * y;
  }

  /**
   * The vertical part of a turned and scaled direction, such as a speed.
   *
   * @param x its part to the right
   * @param y its part downwards
   * @return the new part downwards
   */
  public double yOfVector(double x, double y) {
    return matrix[3] * x + matrix[4] * y;
  }

  /**
   * The factor by which lengths grow: the square root of the determinant.
   *
   * @return more than 0; more than 1 when the camera zooms in
   */
  public double scale() {
    return Math.sqrt(areaFactor());
  }

  private double areaFactor() {
    return matrix[0] * matrix[4] - matrix[1] * matrix[3];
  }

  /**
   * This movement and then another one: that of two frames.
   *
   * @param next the movement of the next frame
   * @return both together
   * @throws IllegalArgumentException if both together are no movement that {@link #of} makes
   */
  public CameraMotion then(CameraMotion next) {
    return of(
        next.xOfVector(matrix[0], matrix[3]),
        next.xOfVector(matrix[1], matrix[4]),
        next.x(matrix[2], matrix[5]),
        next.yOfVector(matrix[0], matrix[3]),
        next.yOfVector(matrix[1], matrix[4]),
        next.y(matrix[2], matrix[5]));
  }

  /**
   * The matrix.
   *
   * @return a, b, c, d, e, f; a copy
   */
  public double[] toArray() {
    return matrix.clone();
  }

  @Override
  public String toString() {
    return "CameraMotion" + Arrays.toString(matrix);
  }
}
