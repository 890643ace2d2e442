package io.nunchi.tck.scene.internal.lens;

import io.nunchi.tck.scene.internal.shape.Rgb;

/** Averages pixels with their neighbours. */
final class BoxBlur {

  private BoxBlur() {}

  static void along(int[] from, int[] to, int width, int height, int radius) {
    for (int y = 0; y < height; y++) {
      line(from, to, y * width, 1, width, radius);
    }
  }

  static void down(int[] from, int[] to, int width, int height, int radius) {
    for (int x = 0; x < width; x++) {
      line(from, to, x, width, height, radius);
    }
  }

  private static void line(int[] from, int[] to, int start, int step, int count, int radius) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int i = -radius; i <= radius; i++) {
      int color = from[start + clamp(i, count) * step];
      red += Rgb.red(color);
      green += Rgb.green(color);
      blue += Rgb.blue(color);
    }
    int window = 2 * radius + 1;
    for (int i = 0; i < count; i++) {
      to[start + i * step] = ((red / window) << 16) | ((green / window) << 8) | (blue / window);
      int leaving = from[start + clamp(i - radius, count) * step];
      int coming = from[start + clamp(i + radius + 1, count) * step];
      red += Rgb.red(coming) - Rgb.red(leaving);
      green += Rgb.green(coming) - Rgb.green(leaving);
      blue += Rgb.blue(coming) - Rgb.blue(leaving);
    }
  }

  private static int clamp(int place, int count) {
    return Math.max(0, Math.min(count - 1, place));
  }
}
