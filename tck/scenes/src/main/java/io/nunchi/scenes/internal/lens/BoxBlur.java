package io.nunchi.scenes.internal.lens;

import io.nunchi.scenes.internal.shape.Rgb;
import java.util.Arrays;

/** Averages pixels with their neighbours in a square. For one thread. */
final class BoxBlur {

  /** A sample that is spread has room for this sum. */
  private static final int LARGEST_SUM = 0xFFFF;

  private static final int PARTS = 24;

  private final int width;
  private final int height;
  private final int[] lines;
  private final long[] columnSums;

  /** For pictures of some size. */
  BoxBlur(int width, int height) {
    this.width = width;
    this.height = height;
    this.lines = new int[width * height];
    this.columnSums = new long[width];
  }

  /**
   * Blurs a picture; beyond its edges, they repeat.
   *
   * @param from red, green and blue in one number
   * @param to takes the blurred picture; not the same array
   * @param radius pixels to each side
   */
  void blur(int[] from, int[] to, int radius) {
    if ((2 * radius + 1) * 255 > LARGEST_SUM) {
      throw new IllegalArgumentException("a radius of " + radius + " pixels is too large");
    }
    for (int y = 0; y < height; y++) {
      alongRow(from, y * width, radius);
    }
    down(to, radius);
  }

  private void alongRow(int[] from, int start, int radius) {
    long sum = 0;
    for (int x = -radius; x <= radius; x++) {
      sum += Rgb.spread(from[start + clamp(x, width)]);
    }
    long share = share(radius);
    for (int x = 0; x < width; x++) {
      lines[start + x] = mean(sum, share);
      sum +=
          Rgb.spread(from[start + clamp(x + radius + 1, width)])
              - Rgb.spread(from[start + clamp(x - radius, width)]);
    }
  }

  /** Row by row, so that memory is read as it lies. */
  private void down(int[] to, int radius) {
    Arrays.fill(columnSums, 0);
    for (int y = -radius; y <= radius; y++) {
      int row = clamp(y, height) * width;
      for (int x = 0; x < width; x++) {
        columnSums[x] += Rgb.spread(lines[row + x]);
      }
    }
    long share = share(radius);
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int leaving = clamp(y - radius, height) * width;
      int coming = clamp(y + radius + 1, height) * width;
      for (int x = 0; x < width; x++) {
        long sum = columnSums[x];
        to[row + x] = mean(sum, share);
        columnSums[x] = sum + Rgb.spread(lines[coming + x]) - Rgb.spread(lines[leaving + x]);
      }
    }
  }

  /** The factor from a sum to its mean, in parts; exact for every sum that has room. */
  private static long share(int radius) {
    int window = 2 * radius + 1;
    return ((1L << PARTS) + window - 1) / window;
  }

  private static int mean(long sum, long share) {
    int red = (int) ((((sum >> 32) & 0xFFFF) * share) >> PARTS);
    int green = (int) ((((sum >> 16) & 0xFFFF) * share) >> PARTS);
    int blue = (int) (((sum & 0xFFFF) * share) >> PARTS);
    return red << 16 | green << 8 | blue;
  }

  private static int clamp(int place, int count) {
    return Math.max(0, Math.min(count - 1, place));
  }
}
