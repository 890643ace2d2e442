package io.nunchi.accuracy.internal.coco;

import io.nunchi.accuracy.Dataset;
import io.nunchi.accuracy.Findings;
import io.nunchi.accuracy.FoundBox;
import io.nunchi.accuracy.TruthBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Average precision and recall of one label in all frames. Immutable; any thread. */
final class LabelEvaluation {

  static final int IOU_50 = 0;
  static final int IOU_75 = 5;
  static final int LARGEST_CAP = 100;
  static final double UNDEFINED = -1;

  private static final double[] THRESHOLDS = thresholds();

  private final Map<AreaRange, List<FrameMatch>> matches = new EnumMap<>(AreaRange.class);
  private final RankedFindings all;

  private LabelEvaluation(Map<AreaRange, List<FrameMatch>> matches) {
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

  static LabelEvaluation of(String label, Dataset dataset, Findings findings) {
    Map<AreaRange, List<FrameMatch>> matches = new EnumMap<>(AreaRange.class);
    for (AreaRange range : AreaRange.values()) {
      matches.put(range, new ArrayList<>());
    }
    for (int f = 0; f < dataset.frames().size(); f++) {
      List<TruthBox> truth =
          dataset.frames().get(f).truth().stream().filter(b -> b.label().equals(label)).toList();
      List<FoundBox> found =
          findings.frames().get(f).stream().filter(b -> b.label().equals(label)).toList();
      List<FoundBox> ranked = FrameMatch.ranked(found, LARGEST_CAP);
      double[][] overlaps = FrameMatch.overlaps(truth, ranked);
      matches.forEach(
          (range, frames) ->
              frames.add(
                  FrameMatch.of(
                      truth,
                      ranked,
                      overlaps,
                      range,
                      THRESHOLDS,
                      dataset.options().minimumSize())));
    }
    return new LabelEvaluation(matches);
  }

  RankedFindings ranked(AreaRange range, int cap) {
    return new RankedFindings(matches.getOrDefault(range, List.of()), cap, THRESHOLDS.length);
  }

  /** The findings of all sizes. */
  RankedFindings all() {
    return all;
  }

  /** AP, AP50, AP75 and AR100 when each frame counts as often as its weight says, or NaN. */
  double[] drawn(int[] weights) {
    double counted = all.counted(weights);
    double[] drawn = new double[4];
    if (counted == 0) {
      Arrays.fill(drawn, Double.NaN);
      return drawn;
    }
    for (int t = 0; t < THRESHOLDS.length; t++) {
      double precision = precisionAt(t, weights);
      drawn[0] += precision / THRESHOLDS.length;
      drawn[1] = t == IOU_50 ? precision : drawn[1];
      drawn[2] = t == IOU_75 ? precision : drawn[2];
      drawn[3] += all.recall(t, weights) / THRESHOLDS.length;
    }
    return drawn;
  }

  double averagePrecision(int[] weights) {
    return precision(all, weights);
  }

  double precision(AreaRange range, int[] weights) {
    return precision(ranked(range, LARGEST_CAP), weights);
  }

  double precisionAt(int threshold, int[] weights) {
    return all.counted(weights) == 0
        ? UNDEFINED
        : Arrays.stream(all.precision(threshold, weights)).average().orElse(UNDEFINED);
  }

  private static double precision(RankedFindings findings, int[] weights) {
    if (findings.counted(weights) == 0) {
      return UNDEFINED;
    }
    double sum = 0;
    for (int t = 0; t < THRESHOLDS.length; t++) {
      sum += Arrays.stream(findings.precision(t, weights)).average().orElse(0);
    }
    return sum / THRESHOLDS.length;
  }

  double recall(AreaRange range, int cap, int[] weights) {
    RankedFindings findings = ranked(range, cap);
    if (findings.counted(weights) == 0) {
      return UNDEFINED;
    }
    double sum = 0;
    for (int t = 0; t < THRESHOLDS.length; t++) {
      sum += findings.recall(t, weights);
    }
    return sum / THRESHOLDS.length;
  }
}
