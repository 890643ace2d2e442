package io.nunchi.accuracy.internal.track;

import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.TruthBox;
import java.util.ArrayList;
import java.util.List;

/**
 * One frame of a sequence: which true tracks and which found ones are in it, and how well they
 * cover each other. Nobody writes to its arrays.
 */
final class TrackedFrame {

  private static final double LEAST_OVERLAP = 0.5;

  private final int[] truthIds;
  private final int[] foundIds;
  private final double[][] overlaps;

  private TrackedFrame(int[] truthIds, int[] foundIds, double[][] overlaps) {
    this.truthIds = truthIds;
    this.foundIds = foundIds;
    this.overlaps = overlaps;
  }

  /** A frame without what is in ignore regions. */
  static TrackedFrame of(
      List<TruthBox> truth, List<FoundBox> found, TrackNumbers numbers, double minimumSize) {
    List<TruthBox> counted = truth.stream().filter(TruthBox::isCounted).toList();
    List<FoundBox> kept = withoutIgnored(truth, found, minimumSize);
    return new TrackedFrame(
        counted.stream().mapToInt(numbers::of).toArray(),
        kept.stream().mapToInt(numbers::of).toArray(),
        overlaps(counted, kept));
  }

  /** The true tracks, numbered from 0 over the sequence. */
  int[] truthIds() {
    return truthIds;
  }

  /** The found tracks, numbered from 0 over the sequence. */
  int[] foundIds() {
    return foundIds;
  }

  /** IoU of each true (row) with each found track (column); 0 for different labels. */
  double[][] overlaps() {
    return overlaps;
  }

  private static double[][] overlaps(List<TruthBox> truth, List<FoundBox> found) {
    double[][] overlaps = new double[truth.size()][found.size()];
    for (int row = 0; row < truth.size(); row++) {
      for (int column = 0; column < found.size(); column++) {
        boolean same = truth.get(row).label().equals(found.get(column).label());
        overlaps[row][column] = same ? truth.get(row).box().iou(found.get(column).box()) : 0;
      }
    }
    return overlaps;
  }

  /**
   * Leaves out detections that fit nothing that must be found, and lie for the greater part in a
   * region to ignore, or fit something optional, or are under the minimum size.
   */
  private static List<FoundBox> withoutIgnored(
      List<TruthBox> truth, List<FoundBox> found, double minimumSize) {
    if (minimumSize == 0 && truth.stream().allMatch(TruthBox::isCounted)) {
      return found;
    }
    List<TruthBox> counted = truth.stream().filter(TruthBox::isCounted).toList();
    double[][] gains = overlaps(counted, found);
    for (double[] row : gains) {
      for (int i = 0; i < row.length; i++) {
        row[i] = row[i] < LEAST_OVERLAP ? 0 : row[i];
      }
    }
    int[] pairs = Assignment.best(gains);
    boolean[] fits = new boolean[found.size()];
    for (int row = 0; row < pairs.length; row++) {
      if (pairs[row] >= 0 && gains[row][pairs[row]] > 0) {
        fits[pairs[row]] = true;
      }
    }
    List<FoundBox> kept = new ArrayList<>();
    for (int i = 0; i < fits.length; i++) {
      FoundBox box = found.get(i);
      boolean ignored =
          box.box().longerSide() < minimumSize
              || truth.stream().anyMatch(label -> excuses(label, box));
      if (fits[i] || !ignored) {
        kept.add(box);
      }
    }
    return kept;
  }

  private static boolean excuses(TruthBox truth, FoundBox found) {
    if (!truth.label().equals(found.label())) {
      return false;
    }
    return switch (truth.kind()) {
      case COUNTED -> false;
      case OPTIONAL -> found.box().iou(truth.box()) >= LEAST_OVERLAP;
      case REGION -> found.box().partWithin(truth.box()) >= LEAST_OVERLAP;
    };
  }
}
