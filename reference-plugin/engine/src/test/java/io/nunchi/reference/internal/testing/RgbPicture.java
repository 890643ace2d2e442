package io.nunchi.reference.internal.testing;

import java.util.function.IntBinaryOperator;

/** A picture in plain Java: red, green and blue from 0 to 255, packed into one number a pixel. */
public final class RgbPicture {

  /** The gray at the edge of {@link #withSlope}. */
  public static final int SLOPE_MIDDLE = 128;

  private final int width;
  private final int height;
  private final int[] pixels;

  private RgbPicture(int width, int height, int[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** Draws a picture from a function of x and y that gives {@link #rgb} colours. */
  public static RgbPicture drawn(int width, int height, IntBinaryOperator color) {
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = color.applyAsInt(x, y);
      }
    }
    return new RgbPicture(width, height, pixels);
  }

  /** Broad waves of all three colours: smooth enough for sub-sampled chroma. */
  public static RgbPicture smooth(int width, int height) {
    return drawn(
        width,
        height,
        (x, y) -> {
          double across = (x + 0.5) / width;
          double down = (y + 0.5) / height;
          return rgb(
              (int) Math.round(128 + 90 * Math.sin(3 * across + 1)),
              (int) Math.round(128 + 90 * Math.cos(2 * down + 4 * across)),
              (int) Math.round(128 + 90 * Math.sin(4 * down)));
        });
  }

  /** Black, with a white rectangle whose edges are given in pixels; right and bottom excluded. */
  public static RgbPicture withTarget(
      int width, int height, int left, int top, int right, int bottom) {
    return drawn(
        width,
        height,
        (x, y) ->
            x >= left && x < right && y >= top && y < bottom ? rgb(255, 255, 255) : rgb(0, 0, 0));
  }

  /** Gray that rises evenly, and is {@value #SLOPE_MIDDLE} exactly where the edge is. */
  public static RgbPicture withSlope(int width, int height, boolean across, int edge) {
    return drawn(
        width,
        height,
        (x, y) -> {
          double beyond = (across ? x : y) + 0.5 - edge;
          int gray = (int) Math.round(Math.min(235, Math.max(20, SLOPE_MIDDLE + 6 * beyond)));
          return rgb(gray, gray, gray);
        });
  }

  /** Packs a colour. */
  public static int rgb(int red, int green, int blue) {
    return red << 16 | green << 8 | blue;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public int red(int x, int y) {
    return pixels[y * width + x] >> 16 & 255;
  }

  public int green(int x, int y) {
    return pixels[y * width + x] >> 8 & 255;
  }

  public int blue(int x, int y) {
    return pixels[y * width + x] & 255;
  }
}
