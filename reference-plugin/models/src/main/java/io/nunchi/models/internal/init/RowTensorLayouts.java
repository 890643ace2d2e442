package io.nunchi.models.internal.init;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Detectors that answer with rows, in two to four tensors. */
final class RowTensorLayouts {

  private static final String PIXELS = "pixels";
  private static final String NORMALISED = "normalised";

  private RowTensorLayouts() {}

  static List<LayoutCandidate> of(List<TensorFact> outputs) {
    Optional<TensorFact> boxes =
        find(outputs, output -> output.rank() == 3 && output.dimension(2) == 4);
    if (boxes.isEmpty()) {
      return List.of();
    }
    return switch (outputs.size()) {
      case 2 -> scoresAndBoxes(outputs, boxes.get());
      case 3 -> labelsBoxesScores(outputs, boxes.get());
      case 4 -> ssdTensors(outputs, boxes.get());
      default -> List.of();
    };
  }

  private static List<LayoutCandidate> scoresAndBoxes(List<TensorFact> outputs, TensorFact boxes) {
    TensorFact scores = outputs.get(outputs.get(0).equals(boxes) ? 1 : 0);
    if (scores.rank() != 3 || scores.dimension(1) != boxes.dimension(1)) {
      return List.of();
    }
    int values = (int) scores.dimension(2);
    boolean sums = scores.sample().rowsSumToOne(values) && values > 1;
    boolean confidences = scores.sample().isConfidence();
    LayoutCandidate candidate =
        LayoutCandidate.of(
                "scores-boxes",
                sums ? values - 1 : values,
                85,
                "%d rows of %d values, and a box for each; %s"
                    .formatted(
                        boxes.dimension(1),
                        values,
                        sums
                            ? "values sum to 1, so one of them is the background"
                            : confidences ? "values are confidences" : "values are logits"))
            .with("scoresTensor", scores.name())
            .with("boxesTensor", boxes.name())
            .with("rows", boxes.dimension(1))
            .with("boxForm", boxForm(boxes))
            .with("boxUnit", boxUnit(boxes));
    if (confidences) {
      candidate.with("activation", "none");
    } else {
      candidate.asking(
          "activation", "sigmoid (as in RT-DETR), or softmax with a background (as in DETR)");
    }
    if (sums) {
      candidate.asking(
          "backgroundIndex", "number of the value that means background: 0, or " + (values - 1));
    }
    return List.of(candidate);
  }

  private static List<LayoutCandidate> labelsBoxesScores(
      List<TensorFact> outputs, TensorFact boxes) {
    Optional<TensorFact> labels = find(outputs, o -> o.rank() == 2 && o.isWhole());
    Optional<TensorFact> scores = find(outputs, o -> o.rank() == 2 && !o.isWhole());
    if (labels.isEmpty() || scores.isEmpty()) {
      return List.of();
    }
    return List.of(
        LayoutCandidate.of(
                "labels-boxes-scores",
                0,
                95,
                "whole numbers, boxes and one value for each of %d queries"
                    .formatted(boxes.dimension(1)))
            .with("labelsTensor", labels.get().name())
            .with("boxesTensor", boxes.name())
            .with("scoresTensor", scores.get().name())
            .with("queries", boxes.dimension(1))
            .with("boxForm", boxForm(boxes))
            .with("boxUnit", boxUnit(boxes))
            .with("activation", scores.get().sample().isConfidence() ? "none" : "sigmoid"));
  }

  private static List<LayoutCandidate> ssdTensors(List<TensorFact> outputs, TensorFact boxes) {
    Optional<TensorFact> labels = find(outputs, o -> o.rank() == 2 && named(o, "class", "label"));
    Optional<TensorFact> scores = find(outputs, o -> o.rank() == 2 && named(o, "score", "conf"));
    Optional<TensorFact> count = find(outputs, o -> o.rank() == 1);
    if (labels.isEmpty() || scores.isEmpty() || count.isEmpty()) {
      return List.of();
    }
    return List.of(
        LayoutCandidate.of(
                "ssd-tensors", 0, 85, "boxes, labels, confidences and a count, as TensorFlow has")
            .with("boxesTensor", boxes.name())
            .with("labelsTensor", labels.get().name())
            .with("scoresTensor", scores.get().name())
            .with("countTensor", count.get().name())
            .asking("firstLabel", "number of the first label: 0, or 1 if 0 is the background"));
  }

  private static boolean named(TensorFact output, String... parts) {
    String name = output.name().toLowerCase(Locale.ROOT);
    return List.of(parts).stream().anyMatch(name::contains);
  }

  /** Corners are corners only if the second lies to the right of the first and below it. */
  private static String boxForm(TensorFact boxes) {
    Sample sample = boxes.sample();
    int ordered = 0;
    int rows = sample.size() / 4;
    for (int row = 0; row < rows; row++) {
      boolean corners =
          sample.at(4 * row + 2) >= sample.at(4 * row)
              && sample.at(4 * row + 3) >= sample.at(4 * row + 1);
      ordered += corners ? 1 : 0;
    }
    return ordered >= 0.95 * rows ? "leftTopRightBottom" : "centerWidthHeight";
  }

  private static String boxUnit(TensorFact boxes) {
    return boxes.sample().within(-1, 2) ? NORMALISED : PIXELS;
  }

  private static Optional<TensorFact> find(
      List<TensorFact> outputs, Predicate<TensorFact> condition) {
    return outputs.stream().filter(condition).findFirst();
  }
}
