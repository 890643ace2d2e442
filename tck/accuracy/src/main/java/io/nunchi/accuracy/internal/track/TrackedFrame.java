package io.nunchi.accuracy.internal.track;

import static io.nunchi.accuracy.data.TruthBox.Kind.OPTIONAL;

import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.TruthBox;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * One frame of a sequence: which true tracks and which found ones are in it, and how well they
 * cover each other. Nobody writes to its arrays.
 */
final class TrackedFrame {

  private static final double LEAST_OVERLAP = 0.5 - Math.ulp(1.0);

  private final int[] truthIds;
  private final int[] foundIds;
  private final double[][] overlaps;

  private TrackedFrame(int[] truthIds, int[] foundIds, double[][] overlaps) {
    this.truthIds = truthIds;
    this.foundIds = foundIds;
    this.overlaps = overlaps;
  }

  /** A frame without detections of distractors. */
  static TrackedFrame of(
      List<TruthBox> truth, List<FoundBox> found, TrackNumbers numbers, double minimumSize) {
    List<TruthBox> counted = truth.stream().filter(TruthBox::isCounted).toList();
    List<FoundBox> kept = withoutDistractors(truth, found, minimumSize);
    return new TrackedFrame(
        counted.stream().mapToInt(numbers::of).toArray(),
        kept.stream().mapToInt(numbers::of).toArray(),
        overlaps(counted, kept));
  }

  /** Tells if anything is there or found. */
  boolean isSpeaking() {
    return truthIds.length + foundIds.length > 0;
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
   * Leaves out detections of distractors, as TrackEval's {@code MotChallenge2DBox} does: all rows
   * of the frame, whatever their class and flag, are paired with the detections of a label so that
   * the overlaps have the largest sum; then those go that are paired with something optional of
   * their label. What is paired with a thing of another class, with a thing that is set aside or
   * with an occluder stays, as a false alarm. Detections under the minimum size, which TrackEval
   * does not know, go unless they are paired with something that must be found.
   */
  private static List<FoundBox> withoutDistractors(
      List<TruthBox> truth, List<FoundBox> found, double minimumSize) {
    if (minimumSize == 0 && truth.stream().noneMatch(box -> box.kind() == OPTIONAL)) {
      return found;
    }
    IdentityHashMap<FoundBox, TruthBox> fits = new IdentityHashMap<>();
    found.stream()
        .map(FoundBox::label)
        .distinct()
        .forEach(label -> addPairs(truth, ofLabel(found, label), fits));
    List<FoundBox> kept = new ArrayList<>();
    for (FoundBox box : found) {
      Optional<TruthBox> own =
          Optional.ofNullable(fits.get(box)).filter(row -> row.label().equals(box.label()));
      boolean isDistractor = own.filter(row -> row.kind() == OPTIONAL).isPresent();
      boolean isSmall = box.box().longerSide() < minimumSize;
      if (!isDistractor && !(isSmall && own.filter(TruthBox::isCounted).isEmpty())) {
        kept.add(box);
      }
    }
    return kept;
  }

  private static List<FoundBox> ofLabel(List<FoundBox> found, String label) {
    return found.stream().filter(box -> box.label().equals(label)).toList();
  }

  private static void addPairs(
      List<TruthBox> truth, List<FoundBox> found, IdentityHashMap<FoundBox, TruthBox> fits) {
    double[][] gains = new double[truth.size()][found.size()];
    for (int row = 0; row < gains.length; row++) {
      for (int column = 0; column < gains[row].length; column++) {
        double overlap = truth.get(row).box().iou(found.get(column).box());
        gains[row][column] = overlap < LEAST_OVERLAP ? 0 : overlap;
      }
    }
    int[] columns = Assignment.best(gains);
    for (int row = 0; row < columns.length; row++) {
      if (columns[row] >= 0 && gains[row][columns[row]] > 0) {
        fits.put(found.get(columns[row]), truth.get(row));
      }
    }
  }
}
