package io.nunchi.testing;

import io.nunchi.spi.frame.PixelFormat;

/**
 * The size and pixel format of a frame, its colour coding, and the memory around its rows.
 *
 * <p>Immutable; any thread. Methods that change a part return a new layout.
 *
 * @param width pixels
 * @param height pixels
 * @param format the pixel format
 * @param coding the declared colour matrix and range, which the samples follow
 * @param memory padding, tail and alignment of each plane
 */
public record FrameLayout(
    int width, int height, PixelFormat format, ColorCoding coding, PlaneMemory memory) {

  /**
   * Describes a frame without padding, in full-range BT.601.
   *
   * @param width pixels
   * @param height pixels
   * @param format the pixel format
   * @return the layout
   */
  public static FrameLayout of(int width, int height, PixelFormat format) {
    return new FrameLayout(width, height, format, ColorCoding.FULL_BT601, PlaneMemory.TIGHT);
  }

  /**
   * Changes the size.
   *
   * @param newWidth pixels
   * @param newHeight pixels
   * @return the changed layout
   */
  public FrameLayout sized(int newWidth, int newHeight) {
    return new FrameLayout(newWidth, newHeight, format, coding, memory);
  }

  /**
   * Changes the pixel format.
   *
   * @param newFormat the pixel format
   * @return the changed layout
   */
  public FrameLayout in(PixelFormat newFormat) {
    return new FrameLayout(width, height, newFormat, coding, memory);
  }

  /**
   * Changes the colour coding.
   *
   * @param newCoding matrix and range
   * @return the changed layout
   */
  public FrameLayout coded(ColorCoding newCoding) {
    return new FrameLayout(width, height, format, newCoding, memory);
  }

  /**
   * Changes the memory around the rows.
   *
   * @param newMemory padding, tail and alignment
   * @return the changed layout
   */
  public FrameLayout in(PlaneMemory newMemory) {
    return new FrameLayout(width, height, format, coding, newMemory);
  }

  @Override
  public String toString() {
    String text = width + "x" + height + " " + format;
    if (!coding.equals(ColorCoding.FULL_BT601)) {
      text += ", " + coding;
    }
    return memory.equals(PlaneMemory.TIGHT) ? text : text + ", " + memory;
  }
}
