package io.nunchi.scenes.internal.raster;

import java.util.List;

/** Counts the samples of an actor's targets, and finds their edges within the frame. Stateless. */
final class Census {

  private static final int ANY = 0;

  private final int frameWidth;
  private final int frameHeight;

  /**
   * For frames of some size.
   *
   * @param frameWidth in samples
   * @param frameHeight in samples
   */
  Census(int frameWidth, int frameHeight) {
    this.frameWidth = frameWidth;
    this.frameHeight = frameHeight;
  }

  /**
   * Counts the parts of a layer into the targets: part 1 is the first.
   *
   * @param onePart true if there is no other part than the first
   */
  void count(Layer layer, List<Sighting> targets, boolean onePart) {
    for (int number = 0; number < targets.size(); number++) {
      int part = onePart ? ANY : number + 1;
      for (int row = 0; row < layer.height; row++) {
        countRow(layer, row, part, targets.get(number));
      }
    }
  }

  private void countRow(Layer layer, int row, int part, Sighting target) {
    int from = row * layer.width;
    int found = 0;
    for (int at = from + layer.firstOfRow[row]; at <= from + layer.lastOfRow[row]; at++) {
      if (isPart(layer, at, part)) {
        found++;
      }
    }
    target.whole += found;
    int y = layer.top + row;
    if (found > 0 && y >= 0 && y < frameHeight) {
      edges(layer, row, part, target);
    }
  }

  private void edges(Layer layer, int row, int part, Sighting target) {
    int from = row * layer.width;
    int first = Math.max(layer.firstOfRow[row], -layer.left);
    int last = Math.min(layer.lastOfRow[row], frameWidth - 1 - layer.left);
    while (first <= last && !isPart(layer, from + first, part)) {
      first++;
    }
    if (first > last) {
      return;
    }
    while (!isPart(layer, from + last, part)) {
      last--;
    }
    target.minX = Math.min(target.minX, layer.left + first);
    target.maxX = Math.max(target.maxX, layer.left + last);
    target.minY = Math.min(target.minY, layer.top + row);
    target.maxY = Math.max(target.maxY, layer.top + row);
  }

  private static boolean isPart(Layer layer, int at, int part) {
    return layer.nearness[at] > 0 && (part == ANY || layer.part[at] == part);
  }
}
