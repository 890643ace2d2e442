package io.nunchi.tck.scene.internal.raster;

import java.util.ArrayList;
import java.util.List;

/** To which target each sample of a frame belongs, and how near it is. For one thread. */
final class SampleOwners {

  private final int width;
  private final int height;
  private final float[] baseNearness;
  private final float[] nearness;
  private final short[] baseOwner;
  private final short[] owner;
  private final List<int[]> touched = new ArrayList<>();

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
    touched.clear();
  }

  /** Remembers that a layer's window may change. */
  void touch(Layer layer) {
    int left = Math.max(0, layer.left);
    int top = Math.max(0, layer.top);
    int right = Math.min(width, layer.left + layer.width);
    int bottom = Math.min(height, layer.top + layer.height);
    touched.add(new int[] {left, top, right - left, bottom});
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
    touched.clear();
  }

  /**
   * Gives a sample to a target if nothing nearer has it.
   *
   * @param newOwner the target's place in the list, from 1, or 0 for what is not counted
   * @return whether it got it
   */
  boolean claim(int x, int y, float newNearness, int newOwner, List<Sighting> sightings) {
    int at = y * width + x;
    if (newNearness <= nearness[at]) {
      return false;
    }
    nearness[at] = newNearness;
    if (owner[at] > 0) {
      sightings.get(owner[at] - 1).visible--;
    }
    owner[at] = (short) newOwner;
    if (newOwner > 0) {
      sightings.get(newOwner - 1).visible++;
    }
    return true;
  }
}
