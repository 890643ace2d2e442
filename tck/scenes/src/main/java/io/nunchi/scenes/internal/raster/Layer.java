package io.nunchi.scenes.internal.raster;

import java.util.Arrays;

/**
 * One actor drawn alone: color, nearness and part of every sample in its window. For one thread.
 */
final class Layer {

  int left;
  int top;
  int width;
  int height;

  /** Above 0 where the actor is; elsewhere it is 0, and color and part mean nothing. */
  float[] nearness = new float[0];

  int[] color = new int[0];
  byte[] part = new byte[0];

  /** Before the first covered sample of each row, nothing is. */
  int[] firstOfRow = new int[0];

  /** Behind the last covered sample of each row, nothing is; below the first in an empty row. */
  int[] lastOfRow = new int[0];

  /** Empties the layer and puts its window somewhere, in samples. */
  void open(int newLeft, int newTop, int newWidth, int newHeight) {
    left = newLeft;
    top = newTop;
    width = newWidth;
    height = newHeight;
    int samples = width * height;
    if (samples > part.length) {
      int room = samples + samples / 4;
      color = new int[room];
      nearness = new float[room];
      part = new byte[room];
    } else {
      Arrays.fill(nearness, 0, samples, 0);
    }
    if (height > firstOfRow.length) {
      firstOfRow = new int[height + height / 4];
      lastOfRow = new int[height + height / 4];
    }
    Arrays.fill(firstOfRow, 0, height, width);
    Arrays.fill(lastOfRow, 0, height, -1);
  }

  /** Remembers that a row is covered from one column to another. */
  void cover(int row, int first, int last) {
    firstOfRow[row] = Math.min(firstOfRow[row], first);
    lastOfRow[row] = Math.max(lastOfRow[row], last);
  }
}
