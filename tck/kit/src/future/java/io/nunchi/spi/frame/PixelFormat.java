package io.nunchi.spi.frame;

/**
 * The layout of a picture in memory. Sub-sampled planes of a picture with an odd width or height
 * are rounded up.
 *
 * <p>More constants are added in later minor versions. A plugin declares those that it knows by
 * name, and the host keeps frames of others from it (rule 5.6).
 *
 * @since 1.0
 */
public enum PixelFormat {
  /** Full-size luma, then one plane of interleaved U and V at half width and half height. */
  NV12(2),
  /** Full-size luma, then a U plane and a V plane at half width and half height. */
  I420(3),
  /** One plane, three bytes a pixel: blue, green, red. */
  BGR(1),
  /** One plane, three bytes a pixel: red, green, blue. */
  RGB(1),
  /** One plane, four bytes a pixel: blue, green, red, alpha; alpha is ignored. */
  BGRA(1),
  /** One plane, one byte of luma a pixel. */
  GRAY8(1),
  /** A format that no plugin of today knows. */
  FUTURE(1);

  private final int planeCount;

  PixelFormat(int planeCount) {
    this.planeCount = planeCount;
  }

  /**
   * The number of planes of a picture.
   *
   * @return 1 to 3
   */
  public int planeCount() {
    return planeCount;
  }

  /**
   * The bytes of one row of a plane that belong to the picture.
   *
   * @param plane index of the plane, from 0
   * @param width width of the picture in pixels, from 1
   * @return bytes
   * @throws IndexOutOfBoundsException if the format has no such plane
   */
  public int rowBytes(int plane, int width) {
    checkPlane(plane);
    return switch (this) {
      case NV12 -> plane == 0 ? width : 2 * halved(width);
      case I420 -> plane == 0 ? width : halved(width);
      case BGR, RGB -> Math.multiplyExact(width, 3);
      case BGRA -> Math.multiplyExact(width, 4);
      case GRAY8 -> width;
      case FUTURE -> width;
    };
  }

  /**
   * The number of rows of a plane.
   *
   * @param plane index of the plane, from 0
   * @param height height of the picture in pixels, from 1
   * @return rows
   * @throws IndexOutOfBoundsException if the format has no such plane
   */
  public int rows(int plane, int height) {
    checkPlane(plane);
    return plane == 0 ? height : halved(height);
  }

  private void checkPlane(int plane) {
    if (plane < 0 || plane >= planeCount) {
      throw new IndexOutOfBoundsException(this + " has no plane " + plane);
    }
  }

  private static int halved(int length) {
    return length / 2 + length % 2;
  }
}
