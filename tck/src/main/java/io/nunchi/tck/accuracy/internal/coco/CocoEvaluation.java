package io.nunchi.tck.accuracy.internal.coco;

import io.nunchi.tck.accuracy.Dataset;
import io.nunchi.tck.accuracy.Findings;
import io.nunchi.tck.accuracy.FoundBox;
import io.nunchi.tck.accuracy.TruthBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The twelve figures of COCO, equal to those of pycocotools' COCOeval for boxes. A figure that has
 * no label to be computed from is -1, as there.
 *
 * <p>Immutable; any thread.
 */
public final class CocoEvaluation {

  /** The names of the figures, in the order in which pycocotools prints them. */
  public static final List<String> NAMES =
      List.of(
          "AP",
          "AP50",
          "AP75",
          "APsmall",
          "APmedium",
          "APlarge",
          "AR1",
          "AR10",
          "AR100",
          "ARsmall",
          "ARmedium",
          "ARlarge");

  private static final double[] THRESHOLDS = thresholds();
  private static final int IOU_50 = 0;
  private static final int IOU_75 = 5;
  private static final int LARGEST_CAP = 100;
  private static final double UNDEFINED = -1;

  private final Map<String, LabelEvaluation> labels = new LinkedHashMap<>();
  private final int[] once;

  private CocoEvaluation(int frames) {
    this.once = new int[frames];
    Arrays.fill(once, 1);
  }

  /** Ten thresholds from 0.5 to 0.95, computed as numpy's linspace does. */
  private static double[] thresholds() {
    double[] thresholds = new double[10];
    double step = (0.95 - 0.5) / 9;
    Arrays.setAll(thresholds, i -> i * step + 0.5);
    thresholds[9] = 0.95;
    return thresholds;
  }

  /** Evaluates every label of a dataset. */
  public static CocoEvaluation of(Dataset dataset, Findings findings) {
    CocoEvaluation evaluation = new CocoEvaluation(dataset.frames().size());
    for (String label : dataset.labels()) {
      evaluation.labels.put(label, LabelEvaluation.of(label, dataset, findings));
    }
    return evaluation;
  }

  /** The figures of all labels together: means over the labels. */
  public Map<String, Double> overall() {
    return figures(List.copyOf(labels.values()), once);
  }

  /** The figures of one label. */
  public Map<String, Double> of(String label) {
    return figures(List.of(evaluation(label)), once);
  }

  /** AP when each frame counts as often as its weight says; -1 if nothing is labelled then. */
  public double averagePrecision(int[] weights) {
    return mean(List.copyOf(labels.values()), label -> label.averagePrecision(weights));
  }

  /** Precision at IoU 0.5 for recalls of 0, 0.01 … 1; empty if nothing is labelled. */
  public double[] precisionByRecall(String label) {
    RankedFindings findings = evaluation(label).ranked(AreaRange.ALL, LARGEST_CAP);
    return findings.counted(once) == 0 ? new double[0] : findings.precision(IOU_50, once);
  }

  private LabelEvaluation evaluation(String label) {
    LabelEvaluation evaluation = labels.get(label);
    if (evaluation == null) {
      throw new IllegalArgumentException("no such label: " + label);
    }
    return evaluation;
  }

  private static Map<String, Double> figures(List<LabelEvaluation> labels, int[] weights) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("AP", mean(labels, label -> label.averagePrecision(weights)));
    figures.put("AP50", mean(labels, label -> label.precisionAt(IOU_50, weights)));
    figures.put("AP75", mean(labels, label -> label.precisionAt(IOU_75, weights)));
    for (AreaRange range : List.of(AreaRange.SMALL, AreaRange.MEDIUM, AreaRange.LARGE)) {
      figures.put("AP" + name(range), mean(labels, label -> label.precision(range, weights)));
    }
    for (int cap : new int[] {1, 10, LARGEST_CAP}) {
      figures.put("AR" + cap, mean(labels, label -> label.recall(AreaRange.ALL, cap, weights)));
    }
    for (AreaRange range : List.of(AreaRange.SMALL, AreaRange.MEDIUM, AreaRange.LARGE)) {
      figures.put(
          "AR" + name(range), mean(labels, label -> label.recall(range, LARGEST_CAP, weights)));
    }
    return figures;
  }

  private static String name(AreaRange range) {
    return range.name().toLowerCase(Locale.ROOT);
  }

  private static double mean(
      List<LabelEvaluation> labels, ToDoubleFunction<LabelEvaluation> figure) {
    return labels.stream()
        .mapToDouble(figure)
        .filter(value -> value > UNDEFINED)
        .average()
        .orElse(UNDEFINED);
  }

  /** One label in all frames. */
  private static final class LabelEvaluation {

    private final Map<AreaRange, List<FrameMatch>> matches = new EnumMap<>(AreaRange.class);
    private final RankedFindings all;

    private LabelEvaluation(Map<AreaRange, List<FrameMatch>> matches) {
      this.matches.putAll(matches);
      this.all = ranked(AreaRange.ALL, LARGEST_CAP);
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
}
