package io.nunchi.accuracy.internal.coco;

import io.nunchi.accuracy.Dataset;
import io.nunchi.accuracy.Findings;
import io.nunchi.accuracy.internal.chance.BlockBootstrap;
import io.nunchi.accuracy.internal.chance.DrawnFigure;
import java.util.Arrays;
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

  /** The figures that are computed for draws, too. */
  private static final List<String> DRAWN = List.of("AP", "AP50", "AP75", "AR100");

  private static final double UNDEFINED = LabelEvaluation.UNDEFINED;

  private final Map<String, LabelEvaluation> labels = new LinkedHashMap<>();
  private final int[] once;

  private CocoEvaluation(int frames) {
    this.once = new int[frames];
    Arrays.fill(once, 1);
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

  /** Average precision and recall of all labels together, and of each one, in every draw. */
  public Draws draw(BlockBootstrap bootstrap) {
    int figures = DRAWN.size();
    double[][] drawn =
        bootstrap.draw(
            figures * (labels.size() + 1),
            weights -> {
              double[] values = new double[figures * (labels.size() + 1)];
              int[] defined = new int[figures];
              int place = figures;
              for (LabelEvaluation label : labels.values()) {
                double[] own = label.drawn(weights);
                for (int i = 0; i < figures; i++) {
                  values[place++] = own[i];
                  values[i] += Double.isNaN(own[i]) ? 0 : own[i];
                  defined[i] += Double.isNaN(own[i]) ? 0 : 1;
                }
              }
              for (int i = 0; i < figures; i++) {
                values[i] /= defined[i];
              }
              return values;
            });
    Map<String, Map<String, DrawnFigure>> byLabel = new LinkedHashMap<>();
    int place = figures;
    for (String label : labels.keySet()) {
      byLabel.put(label, named(drawn, place));
      place += figures;
    }
    return new Draws(named(drawn, 0), byLabel);
  }

  private static Map<String, DrawnFigure> named(double[][] drawn, int from) {
    Map<String, DrawnFigure> named = new LinkedHashMap<>();
    for (int i = 0; i < DRAWN.size(); i++) {
      named.put(DRAWN.get(i), DrawnFigure.ofPart(drawn[from + i]));
    }
    return named;
  }

  /**
   * Figures in every draw.
   *
   * @param overall of all labels together, by name
   * @param labels of each label, by name
   */
  public record Draws(
      Map<String, DrawnFigure> overall, Map<String, Map<String, DrawnFigure>> labels) {}

  /** Precision at IoU 0.5 for recalls of 0, 0.01 … 1; empty if nothing is labelled. */
  public double[] precisionByRecall(String label) {
    RankedFindings findings = evaluation(label).all();
    return findings.counted(once) == 0
        ? new double[0]
        : findings.precision(LabelEvaluation.IOU_50, once);
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
    figures.put("AP50", mean(labels, label -> label.precisionAt(LabelEvaluation.IOU_50, weights)));
    figures.put("AP75", mean(labels, label -> label.precisionAt(LabelEvaluation.IOU_75, weights)));
    for (AreaRange range : List.of(AreaRange.SMALL, AreaRange.MEDIUM, AreaRange.LARGE)) {
      figures.put("AP" + name(range), mean(labels, label -> label.precision(range, weights)));
    }
    for (int cap : new int[] {1, 10, LabelEvaluation.LARGEST_CAP}) {
      figures.put("AR" + cap, mean(labels, label -> label.recall(AreaRange.ALL, cap, weights)));
    }
    for (AreaRange range : List.of(AreaRange.SMALL, AreaRange.MEDIUM, AreaRange.LARGE)) {
      figures.put(
          "AR" + name(range),
          mean(labels, label -> label.recall(range, LabelEvaluation.LARGEST_CAP, weights)));
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
}
