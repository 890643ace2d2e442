package io.nunchi.accuracy.internal.coco;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.figure.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Average precision and recall of one label in all frames. Immutable; any thread. */
final class LabelEvaluation {

  static final int IOU_50 = 0;
  private static final int IOU_75 = 5;
  private static final int LARGEST_CAP = 100;

  /** The figures that have an interval, in the order of {@link #smooth}. */
  static final List<Figure> WITH_INTERVAL =
      List.of(Figure.AP, Figure.AP50, Figure.AP75, Figure.AR100);

  private static final double[] THRESHOLDS = thresholds();

  private final Map<AreaRange, List<BoxMatches>> matches = new EnumMap<>(AreaRange.class);
  private final RankedDetections all;

  private LabelEvaluation(Map<AreaRange, List<BoxMatches>> matches) {
    this.matches.putAll(matches);
    this.all = ranked(AreaRange.ALL, LARGEST_CAP);
  }

  /** Ten thresholds from 0.5 to 0.95, computed as numpy's linspace does. */
  private static double[] thresholds() {
    double[] thresholds = new double[10];
    double step = (0.95 - 0.5) / 9;
    Arrays.setAll(thresholds, i -> i * step + 0.5);
    thresholds[9] = 0.95;
    return thresholds;
  }

  static LabelEvaluation of(String label, Dataset dataset, DatasetDetections detections) {
    Map<AreaRange, List<BoxMatches>> matches = new EnumMap<>(AreaRange.class);
    for (AreaRange range : AreaRange.values()) {
      matches.put(range, new ArrayList<>());
    }
    for (int f = 0; f < dataset.frames().size(); f++) {
      List<TruthBox> truth =
          dataset.frames().get(f).truth().stream().filter(b -> b.isOf(label)).toList();
      List<FoundBox> found =
          detections.frames().get(f).stream().filter(b -> b.label().equals(label)).toList();
      List<FoundBox> ranked = BoxMatches.ranked(found, LARGEST_CAP);
      double[][] overlaps = BoxMatches.overlaps(truth, ranked);
      matches.forEach(
          (range, frames) ->
              frames.add(
                  BoxMatches.of(
                      truth,
                      ranked,
                      overlaps,
                      range,
                      THRESHOLDS,
                      dataset.options().minimumSize())));
    }
    return new LabelEvaluation(matches);
  }

  RankedDetections ranked(AreaRange range, int cap) {
    return new RankedDetections(matches.getOrDefault(range, List.of()), cap, THRESHOLDS.length);
  }

  /** The detections of all sizes. */
  RankedDetections all() {
    return all;
  }

  /** A figure of COCO when each frame counts as often as its weight says. */
  double value(Figure figure, int[] weights) {
    return switch (figure) {
      case AP -> precision(all, weights);
      case AP50 -> precisionAt(IOU_50, weights);
      case AP75 -> precisionAt(IOU_75, weights);
      case AP_SMALL -> precision(AreaRange.SMALL, weights);
      case AP_MEDIUM -> precision(AreaRange.MEDIUM, weights);
      case AP_LARGE -> precision(AreaRange.LARGE, weights);
      case AR1 -> recall(AreaRange.ALL, 1, weights);
      case AR10 -> recall(AreaRange.ALL, 10, weights);
      case AR100 -> recall(AreaRange.ALL, LARGEST_CAP, weights);
      case AR_SMALL -> recall(AreaRange.SMALL, LARGEST_CAP, weights);
      case AR_MEDIUM -> recall(AreaRange.MEDIUM, LARGEST_CAP, weights);
      case AR_LARGE -> recall(AreaRange.LARGE, LARGEST_CAP, weights);
      default -> throw new IllegalArgumentException(figure + " is no figure of COCO");
    };
  }

  /** The frames in which the label is labelled or found. */
  BitSet speakingFrames() {
    BitSet speaking = new BitSet();
    List<BoxMatches> frames = matches.getOrDefault(AreaRange.ALL, List.of());
    for (int f = 0; f < frames.size(); f++) {
      speaking.set(f, frames.get(f).counted() > 0 || !frames.get(f).found().isEmpty());
    }
    return speaking;
  }

  /**
   * The figures of {@link #WITH_INTERVAL} with such weights; NaN if nothing is labelled. Average
   * precision is the area under the curve: read at 101 recalls it moves in steps, of which leaving
   * out some frames tells nothing.
   */
  double[] smooth(int[] weights) {
    double[] values = new double[WITH_INTERVAL.size()];
    if (all.counted(weights) == 0) {
      Arrays.fill(values, Double.NaN);
      return values;
    }
    for (int t = 0; t < THRESHOLDS.length; t++) {
      double precision = all.area(t, weights);
      values[0] += precision / THRESHOLDS.length;
      values[1] = t == IOU_50 ? precision : values[1];
      values[2] = t == IOU_75 ? precision : values[2];
      values[3] += all.recall(t, weights) / THRESHOLDS.length;
    }
    return values;
  }

  private double precision(AreaRange range, int[] weights) {
    return precision(ranked(range, LARGEST_CAP), weights);
  }

  private double precisionAt(int threshold, int[] weights) {
    return all.counted(weights) == 0
        ? Figure.UNDEFINED
        : Arrays.stream(all.precision(threshold, weights)).average().orElse(Figure.UNDEFINED);
  }

  private static double precision(RankedDetections detections, int[] weights) {
    if (detections.counted(weights) == 0) {
      return Figure.UNDEFINED;
    }
    double sum = 0;
    for (int t = 0; t < THRESHOLDS.length; t++) {
      sum += Arrays.stream(detections.precision(t, weights)).average().orElse(0);
    }
    return sum / THRESHOLDS.length;
  }

  private double recall(AreaRange range, int cap, int[] weights) {
    RankedDetections detections = ranked(range, cap);
    if (detections.counted(weights) == 0) {
      return Figure.UNDEFINED;
    }
    double sum = 0;
    for (int t = 0; t < THRESHOLDS.length; t++) {
      sum += detections.recall(t, weights);
    }
    return sum / THRESHOLDS.length;
  }
}
