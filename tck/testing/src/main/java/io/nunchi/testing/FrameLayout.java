package io.nunchi.testing;

import io.nunchi.spi.frame.PixelFormat;

/**
 * The size, pixel format and row padding of a frame.
 *
 * <p>Immutable; any thread.
 *
 * @param width pixels
 * @param height pixels
 * @param format the pixel format
 * @param padding unused bytes behind each row
 * @param filler the value of the unused bytes
 */
public record FrameLayout(int width, int height, PixelFormat format, int padding, int filler) {

  /**
   * Describes a frame without padding.
   *
   * @param width pixels
   * @param height pixels
   * @param format the pixel format
   * @return the layout
   */
  public static FrameLayout of(int width, int height, PixelFormat format) {
    return new FrameLayout(width, height, format, 0, 0);
  }

  @Override
  public String toString() {
    return width + "x" + height + " " + format;
  }
}
