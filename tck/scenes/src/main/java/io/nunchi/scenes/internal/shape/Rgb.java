package io.nunchi.scenes.internal.shape;

/** Colors as one number: red in bits 16 to 23, green in 8 to 15, blue in 0 to 7. */
public final class Rgb {

  private Rgb() {}

  public static int of(double red, double green, double blue) {
    return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
  }

  public static int red(int color) {
    return color >> 16 & 255;
  }

  public static int green(int color) {
    return color >> 8 & 255;
  }

  public static int blue(int color) {
    return color & 255;
  }

  /**
   * A color with room to add up others: blue in bits 0 to 15, green and red in 16 bits each above.
   */
  public static long spread(int color) {
    return (color & 0xFF0000L) << 16 | (color & 0xFF00L) << 8 | (color & 0xFFL);
  }

  /** A brighter or darker color. */
  public static int times(int color, double factor) {
    return of(red(color) * factor, green(color) * factor, blue(color) * factor);
  }

  /** A color between two. */
  public static int mix(int from, int to, double part) {
    return of(
        red(from) + (red(to) - red(from)) * part,
        green(from) + (green(to) - green(from)) * part,
        blue(from) + (blue(to) - blue(from)) * part);
  }

  private static int clamp(double sample) {
    return (int) Math.max(0, Math.min(255, sample + 0.5));
  }
}
