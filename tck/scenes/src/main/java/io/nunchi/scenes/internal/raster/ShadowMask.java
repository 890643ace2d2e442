package io.nunchi.scenes.internal.raster;

import java.util.Arrays;

/** The pixels of the ground that lie in shadow in one frame. For one thread. */
final class ShadowMask {

  private static final int PENUMBRA = 2;

  private final int width;
  private final int height;
  private final byte[] covered;
  private final int[] firstOfRow;
  private final int[] lastOfRow;
  private final int[] columnSums;

  ShadowMask(int width, int height) {
    this.width = width;
    this.height = height;
    covered = new byte[width * height];
    firstOfRow = new int[height];
    lastOfRow = new int[height];
    columnSums = new int[width];
    Arrays.fill(firstOfRow, width);
    Arrays.fill(lastOfRow, -1);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  void cover(int row, int first, int last) {
    if (first > last) {
      return;
    }
    Arrays.fill(covered, row * width + first, row * width + last + 1, (byte) 1);
    firstOfRow[row] = Math.min(firstOfRow[row], first);
    lastOfRow[row] = Math.max(lastOfRow[row], last);
  }

  /**
   * Darkens what is covered, softly at the edges, and empties the mask.
   *
   * @param pixels red, green and blue in one number
   * @param reach for each pixel the part of its light that a full shadow takes, in parts of 255
   */
  void darken(int[] pixels, byte[] reach) {
    for (int row = 0; row < height; row++) {
      darkenRow(row, pixels, reach);
    }
    for (int row = 0; row < height; row++) {
      if (lastOfRow[row] >= 0) {
        Arrays.fill(
            covered, row * width + firstOfRow[row], row * width + lastOfRow[row] + 1, (byte) 0);
        firstOfRow[row] = width;
        lastOfRow[row] = -1;
      }
    }
  }

  private void darkenRow(int row, int[] pixels, byte[] reach) {
    int above = Math.max(0, row - 1);
    int below = Math.min(height - 1, row + 1);
    int first = width;
    int last = -1;
    for (int y = above; y <= below; y++) {
      first = Math.min(first, firstOfRow[y]);
      last = Math.max(last, lastOfRow[y]);
    }
    if (last < 0) {
      return;
    }
    first = Math.max(0, first - PENUMBRA);
    last = Math.min(width - 1, last + PENUMBRA);
    for (int x = first; x <= last; x++) {
      columnSums[x] =
          covered[above * width + x] + covered[row * width + x] + covered[below * width + x];
    }
    int window = 3 * (2 * PENUMBRA + 1);
    for (int x = first; x <= last; x++) {
      int sum = 0;
      for (int near = Math.max(first, x - PENUMBRA); near <= Math.min(last, x + PENUMBRA); near++) {
        sum += columnSums[near];
      }
      int at = row * width + x;
      int taken = (reach[at] & 255) * sum / window;
      if (taken > 0) {
        pixels[at] = darker(pixels[at], 256 - taken);
      }
    }
  }

  private static int darker(int color, int factor) {
    int redAndBlue = (((color & 0xFF00FF) * factor) >>> 8) & 0xFF00FF;
    int green = (((color & 0x00FF00) * factor) >> 8) & 0x00FF00;
    return redAndBlue | green;
  }
}
