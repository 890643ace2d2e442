package io.nunchi.scenes.internal.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** To which target each sample of a frame belongs, and how near it is. For one thread. */
final class SampleOwners {

  private static final int FEW = 64;

  private final int width;
  private final int height;
  private final float[] baseNearness;
  private final short[] baseOwner;
  private final List<int[]> touched = new ArrayList<>();
  private int[] baseVisible = new int[FEW];

  /** One by the distance of what a sample shows. */
  final float[] nearness;

  /** The place in the list of the target that a sample shows, from 1, or 0 for any other thing. */
  final short[] owner;

  /** The number of samples of each owner; index 0 is nobody, and its count is meaningless. */
  int[] visible = new int[FEW];

  SampleOwners(int width, int height, float[] nearness) {
    this.width = width;
    this.height = height;
    this.baseNearness = nearness.clone();
    this.nearness = nearness.clone();
    this.baseOwner = new short[nearness.length];
    this.owner = new short[nearness.length];
  }

  void freeze() {
    System.arraycopy(nearness, 0, baseNearness, 0, nearness.length);
    System.arraycopy(owner, 0, baseOwner, 0, owner.length);
    baseVisible = visible.clone();
    touched.clear();
  }

  /** Remembers that a layer's window may change, and makes room for its owners. */
  void touch(Layer layer, int lastOwner) {
    if (lastOwner >= visible.length) {
      visible = Arrays.copyOf(visible, 2 * lastOwner);
    }
    int left = Math.max(0, layer.left);
    int top = Math.max(0, layer.top);
    int right = Math.min(width, layer.left + layer.width);
    int bottom = Math.min(height, layer.top + layer.height);
    touched.add(new int[] {left, top, right - left, bottom});
  }

  /** Returns the number of samples of a pixel that show a target. */
  int ownedSamples(int pixelX, int pixelY) {
    int owned = 0;
    for (int y = pixelY * Sighting.SAMPLES; y < (pixelY + 1) * Sighting.SAMPLES; y++) {
      for (int x = pixelX * Sighting.SAMPLES; x < (pixelX + 1) * Sighting.SAMPLES; x++) {
        owned += owner[y * width + x] > 0 ? 1 : 0;
      }
    }
    return owned;
  }

  /** Counts as not visible what lies outside a window, given in samples. */
  void cut(int left, int top, int right, int bottom) {
    for (int y = 0; y < height; y++) {
      if (y < top || y >= bottom) {
        hide(y, 0, width);
      } else {
        hide(y, 0, left);
        hide(y, right, width);
      }
    }
  }

  private void hide(int y, int from, int to) {
    for (int at = y * width + from; at < y * width + to; at++) {
      if (owner[at] != 0) {
        visible[owner[at]]--;
      }
    }
  }

  /** Undoes all changes since it was frozen. */
  void restore() {
    for (int[] window : touched) {
      for (int y = window[1]; y < window[3]; y++) {
        int at = y * width + window[0];
        System.arraycopy(baseNearness, at, nearness, at, window[2]);
        System.arraycopy(baseOwner, at, owner, at, window[2]);
      }
    }
    Arrays.fill(visible, 0);
    System.arraycopy(baseVisible, 0, visible, 0, baseVisible.length);
    touched.clear();
  }
}
