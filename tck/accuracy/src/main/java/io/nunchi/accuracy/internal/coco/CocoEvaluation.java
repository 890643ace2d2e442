package io.nunchi.accuracy.internal.coco;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.internal.chance.FrameSample;
import io.nunchi.accuracy.internal.chance.Influence;
import io.nunchi.accuracy.internal.chance.Jackknife;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The twelve figures of COCO, equal to those of pycocotools' COCOeval for boxes. A figure that has
 * no label to be computed from is -1, as there.
 *
 * <p>Immutable; any thread.
 */
public final class CocoEvaluation {

  private final Map<String, LabelEvaluation> labels = new LinkedHashMap<>();
  private final int[] once;

  private CocoEvaluation(int frames) {
    this.once = new int[frames];
    Arrays.fill(once, 1);
  }

  /** Evaluates every label of a dataset. */
  public static CocoEvaluation of(Dataset dataset, DatasetDetections detections) {
    CocoEvaluation evaluation = new CocoEvaluation(dataset.frames().size());
    for (String label : dataset.labels()) {
      evaluation.labels.put(label, LabelEvaluation.of(label, dataset, detections));
    }
    return evaluation;
  }

  /** The figures of all labels together: means over the labels. */
  public Map<Figure, Double> overall() {
    return figures(List.copyOf(labels.values()), once);
  }

  /** The figures of one label. */
  public Map<Figure, Double> of(String label) {
    return figures(List.of(evaluation(label)), once);
  }

  /** The influence of frames on average precision and recall, of all labels and of each one. */
  public Influences influences(FrameSample sample) {
    List<Figure> figures = LabelEvaluation.WITH_INTERVAL;
    Jackknife.Shifts shifts = new Jackknife(sample).shifts(this::meanThenLabels);
    Map<String, Map<Figure, Influence>> byLabel = new LinkedHashMap<>();
    BitSet speaking = new BitSet();
    long boxes = 0;
    int offset = figures.size();
    for (Map.Entry<String, LabelEvaluation> label : labels.entrySet()) {
      BitSet own = label.getValue().speakingFrames();
      long ownBoxes = label.getValue().all().counted(once);
      speaking.or(own);
      boxes += ownBoxes;
      Influence.Basis basis = new Influence.Basis(own.cardinality(), ownBoxes);
      byLabel.put(label.getKey(), shifts.influences(figures, offset, basis, of(label.getKey())));
      offset += figures.size();
    }
    Influence.Basis basis = new Influence.Basis(speaking.cardinality(), boxes);
    return new Influences(shifts.influences(figures, 0, basis, overall()), byLabel);
  }

  /** The smooth figures: first their means over the labels, then those of each label. */
  private double[] meanThenLabels(int[] weights) {
    int figures = LabelEvaluation.WITH_INTERVAL.size();
    double[] values = new double[figures * (labels.size() + 1)];
    int[] defined = new int[figures];
    int offset = figures;
    for (LabelEvaluation label : labels.values()) {
      double[] own = label.smooth(weights);
      for (int i = 0; i < figures; i++) {
        values[offset++] = own[i];
        values[i] += Double.isNaN(own[i]) ? 0 : own[i];
        defined[i] += Double.isNaN(own[i]) ? 0 : 1;
      }
    }
    for (int i = 0; i < figures; i++) {
      values[i] /= defined[i];
    }
    return values;
  }

  /**
   * The influence of frames on figures.
   *
   * @param overall the figures of all labels together
   * @param labels the figures of each label
   */
  public record Influences(
      Map<Figure, Influence> overall, Map<String, Map<Figure, Influence>> labels) {}

  /** Precision at IoU 0.5 for recalls of 0, 0.01 … 1; empty if nothing is labelled. */
  public double[] precisionByRecall(String label) {
    RankedDetections detections = evaluation(label).all();
    return detections.counted(once) == 0
        ? new double[0]
        : detections.precision(LabelEvaluation.IOU_50, once);
  }

  private LabelEvaluation evaluation(String label) {
    LabelEvaluation evaluation = labels.get(label);
    if (evaluation == null) {
      throw new IllegalArgumentException("no such label: " + label);
    }
    return evaluation;
  }

  private static Map<Figure, Double> figures(List<LabelEvaluation> labels, int[] weights) {
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.of(FigureGroup.COCO)) {
      figures.put(figure, mean(labels, label -> label.value(figure, weights)));
    }
    return figures;
  }

  private static double mean(
      List<LabelEvaluation> labels, ToDoubleFunction<LabelEvaluation> figure) {
    return labels.stream()
        .mapToDouble(figure)
        .filter(value -> value > Figure.UNDEFINED)
        .average()
        .orElse(Figure.UNDEFINED);
  }
}
