package io.nunchi.scenes.internal.shape;

/**
 * A picture that repeats over a surface. Immutable but for its maker; any thread.
 *
 * @param width a power of two
 * @param height a power of two
 * @param colors red, green, blue in one number each, row by row
 * @param shine the part of the light that it mirrors, 0 for cloth, 1 for glass
 */
@SuppressWarnings("ArrayRecordComponent") // drawn from millions of times a second, never compared
public record Texture(int width, int height, int[] colors, double shine) {

  /** Says which color a place of a texture has. */
  @FunctionalInterface
  public interface Painter {
    /**
     * Gives the color.
     *
     * @param u in [0, 1)
     * @param v in [0, 1)
     */
    int color(double u, double v);
  }

  /** A single color. */
  public static Texture plain(int color) {
    return new Texture(1, 1, new int[] {color}, 0);
  }

  /** Paints a texture. */
  public static Texture painted(int width, int height, double shine, Painter painter) {
    int[] colors = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        colors[y * width + x] = painter.color((x + 0.5) / width, (y + 0.5) / height);
      }
    }
    return new Texture(width, height, colors, shine);
  }
}
