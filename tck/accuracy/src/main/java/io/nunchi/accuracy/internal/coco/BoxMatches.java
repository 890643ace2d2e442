package io.nunchi.accuracy.internal.coco;

import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.TruthBox;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Pairs of detections and labelled boxes of one label in one frame, as COCOeval.evaluateImg of
 * pycocotools decides it: the most confident detection first, each to the label that it covers
 * best. Immutable.
 */
public final class BoxMatches {

  /** Stands for a label where a detection fits none. */
  public static final int NONE = -1;

  private final List<TruthBox> truth;
  private final List<FoundBox> found;
  private final int[][] matches;
  private final boolean[][] ignored;
  private final int counted;

  private BoxMatches(
      List<TruthBox> truth,
      List<FoundBox> found,
      int[][] matches,
      boolean[][] ignored,
      int counted) {
    this.truth = truth;
    this.found = found;
    this.matches = matches;
    this.ignored = ignored;
    this.counted = counted;
  }

  /**
   * The detections that count, the most confident first.
   *
   * @param cap the largest number
   */
  public static List<FoundBox> ranked(List<FoundBox> found, int cap) {
    return found.stream()
        .sorted(Comparator.comparingDouble(FoundBox::confidence).reversed())
        .limit(cap)
        .toList();
  }

  /** The overlap of each ranked detection (row) with each label (column). */
  static double[][] overlaps(List<TruthBox> truth, List<FoundBox> ranked) {
    double[][] overlaps = new double[ranked.size()][truth.size()];
    for (int row = 0; row < ranked.size(); row++) {
      PixelBox box = ranked.get(row).box();
      for (int column = 0; column < truth.size(); column++) {
        TruthBox label = truth.get(column);
        overlaps[row][column] =
            label.kind() == TruthBox.Kind.REGION
                ? box.partWithin(label.box())
                : box.iou(label.box());
      }
    }
    return overlaps;
  }

  /** Matches; a detection that fits nothing and is under the minimum size is no false alarm. */
  public static BoxMatches of(
      List<TruthBox> truth, List<FoundBox> ranked, double[] thresholds, double minimumSize) {
    return of(truth, ranked, overlaps(truth, ranked), AreaRange.ALL, thresholds, minimumSize);
  }

  static BoxMatches of(
      List<TruthBox> truth,
      List<FoundBox> ranked,
      double[][] overlaps,
      AreaRange range,
      double[] thresholds,
      double minimumSize) {
    int[] order = countedFirst(truth, range);
    int[][] matches = new int[thresholds.length][ranked.size()];
    boolean[][] ignored = new boolean[thresholds.length][ranked.size()];
    for (int t = 0; t < thresholds.length; t++) {
      boolean[] taken = new boolean[truth.size()];
      for (int i = 0; i < ranked.size(); i++) {
        int match = best(truth, order, taken, overlaps[i], range, thresholds[t]);
        matches[t][i] = match;
        if (match == NONE) {
          FoundBox found = ranked.get(i);
          ignored[t][i] = !range.counts(found) || found.box().longerSide() < minimumSize;
        } else {
          taken[match] = true;
          ignored[t][i] = !range.counts(truth.get(match));
        }
      }
    }
    int counted = (int) truth.stream().filter(range::counts).count();
    return new BoxMatches(truth, ranked, matches, ignored, counted);
  }

  private static int[] countedFirst(List<TruthBox> truth, AreaRange range) {
    Integer[] order = new Integer[truth.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing(i -> !range.counts(truth.get(i))));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private static int best(
      List<TruthBox> truth,
      int[] order,
      boolean[] taken,
      double[] overlaps,
      AreaRange range,
      double threshold) {
    double least = Math.min(threshold, 1 - 1e-10);
    int best = NONE;
    for (int candidate : order) {
      boolean region = truth.get(candidate).kind() == TruthBox.Kind.REGION;
      if (taken[candidate] && !region) {
        continue;
      }
      if (best != NONE && range.counts(truth.get(best)) && !range.counts(truth.get(candidate))) {
        break;
      }
      if (overlaps[candidate] >= least) {
        least = overlaps[candidate];
        best = candidate;
      }
    }
    return best;
  }

  /** The detections, the most confident first. */
  public List<FoundBox> found() {
    return found;
  }

  /** The labels. */
  public List<TruthBox> truth() {
    return truth;
  }

  /** The index of the label that a detection fits at a threshold, or {@link #NONE}. */
  public int match(int threshold, int detection) {
    return matches[threshold][detection];
  }

  /** Tells if a detection is neither right nor wrong at a threshold. */
  public boolean isIgnored(int threshold, int detection) {
    return ignored[threshold][detection];
  }

  /** The number of boxes that must be found. */
  public int counted() {
    return counted;
  }
}
