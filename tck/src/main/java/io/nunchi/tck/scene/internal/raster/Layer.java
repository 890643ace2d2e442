package io.nunchi.tck.scene.internal.raster;

import java.util.Arrays;

/**
 * What one actor looks like, alone: color, nearness and part of every sample in its window. For one
 * thread.
 */
final class Layer {

  int left;
  int top;
  int width;
  int height;

  int[] color = new int[0];
  float[] nearness = new float[0];
  byte[] part = new byte[0];

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
      Arrays.fill(part, 0, samples, (byte) 0);
      Arrays.fill(nearness, 0, samples, 0);
    }
  }
}
