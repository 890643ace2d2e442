package io.nunchi.models.internal.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Detectors that answer with some tensors for each of several grids. */
final class GridTensorLayouts {

  static final String CELL_CENTER =
      "middle, corner or middlePixel: where in its cell the distances to a box's edges begin"
          + " (NanoDet: middle; NanoDet-Plus: corner)";

  private static final int NANODET_BINS = 8;
  private static final int LANDMARK_NUMBERS = 10;
  private static final int ANCHORS = 3;

  private GridTensorLayouts() {}

  static List<LayoutCandidate> of(List<TensorFact> outputs, PictureFact picture) {
    Map<Integer, List<TensorFact>> byStride = new TreeMap<>();
    for (TensorFact output : outputs) {
      int stride = picture.strideOf(cells(output));
      if (stride == 0) {
        return List.of();
      }
      byStride.computeIfAbsent(stride, unused -> new ArrayList<>()).add(output);
    }
    List<Integer> strides = List.copyOf(byStride.keySet());
    int kinds = strides.isEmpty() ? 0 : outputs.size() / strides.size();
    if (strides.size() < 2 || byStride.values().stream().anyMatch(all -> all.size() != kinds)) {
      return List.of();
    }
    return switch (kinds) {
      case 1 -> heads(byStride, strides);
      case 2 -> nanodet(byStride, strides);
      case 4 -> yunet(byStride, strides);
      default -> List.of();
    };
  }

  /** Cells by rows of [1, cells, numbers], or by rows and columns of the usual head forms. */
  private static long cells(TensorFact output) {
    return switch (output.rank()) {
      case 3 -> output.dimension(1);
      case 4 -> output.dimension(2) * output.dimension(3);
      case 5 -> output.dimension(2) * output.dimension(3);
      default -> 0;
    };
  }

  private static List<LayoutCandidate> nanodet(
      Map<Integer, List<TensorFact>> byStride, List<Integer> strides) {
    List<String> labelTensors = new ArrayList<>();
    List<String> distanceTensors = new ArrayList<>();
    int labels = 0;
    for (List<TensorFact> pair : byStride.values()) {
      TensorFact first = pair.get(0);
      TensorFact second = pair.get(1);
      boolean secondIsDistance = second.dimension(-1) == 4L * NANODET_BINS;
      TensorFact distance = secondIsDistance ? second : first;
      TensorFact label = secondIsDistance ? first : second;
      if (distance.dimension(-1) != 4L * NANODET_BINS) {
        return List.of();
      }
      labelTensors.add(label.name());
      distanceTensors.add(distance.name());
      labels = (int) label.dimension(-1);
    }
    return List.of(
        LayoutCandidate.of(
                "nanodet",
                labels,
                90,
                "for strides %s a tensor of %d labels and one of 4 x %d numbers of distances"
                    .formatted(strides, labels, NANODET_BINS))
            .withTexts("labelTensors", labelTensors)
            .withTexts("distanceTensors", distanceTensors)
            .withNumbers("strides", strides)
            .with("bins", NANODET_BINS)
            .asking("cellCenter", CELL_CENTER));
  }

  private static List<LayoutCandidate> yunet(
      Map<Integer, List<TensorFact>> byStride, List<Integer> strides) {
    List<String> labels = new ArrayList<>();
    List<String> objectness = new ArrayList<>();
    List<String> boxes = new ArrayList<>();
    List<String> keypoints = new ArrayList<>();
    for (List<TensorFact> group : byStride.values()) {
      for (TensorFact output : group) {
        long numbers = output.dimension(-1);
        boolean isObjectness = output.name().toLowerCase(Locale.ROOT).contains("obj");
        List<String> kind =
            numbers == 4
                ? boxes
                : numbers == LANDMARK_NUMBERS ? keypoints : isObjectness ? objectness : labels;
        kind.add(output.name());
      }
    }
    if (List.of(labels, objectness, boxes, keypoints).stream()
        .anyMatch(kind -> kind.size() != strides.size())) {
      return List.of();
    }
    return List.of(
        LayoutCandidate.of(
                "yunet",
                1,
                90,
                "for strides %s tensors of labels, objectness, boxes and 5 landmarks"
                    .formatted(strides))
            .withTexts("labelTensors", labels)
            .withTexts("objectnessTensors", objectness)
            .withTexts("boxTensors", boxes)
            .withTexts("keypointTensors", keypoints)
            .withNumbers("strides", strides)
            .withTexts(
                "keypoints",
                List.of(
                    "right-eye", "left-eye", "nose", "right-mouth-corner", "left-mouth-corner")));
  }

  private static List<LayoutCandidate> heads(
      Map<Integer, List<TensorFact>> byStride, List<Integer> strides) {
    List<String> tensors = new ArrayList<>();
    int numbers = 0;
    boolean apart = false;
    for (List<TensorFact> head : byStride.values()) {
      TensorFact output = head.get(0);
      apart = output.rank() == 5 && output.dimension(1) == ANCHORS;
      boolean together = output.rank() == 4 && output.dimension(1) % ANCHORS == 0;
      if (!apart && !together) {
        return List.of();
      }
      tensors.add(output.name());
      numbers = (int) (apart ? output.dimension(4) : output.dimension(1) / ANCHORS);
    }
    int labels = numbers - 5;
    if (labels < 1) {
      return List.of();
    }
    return List.of(
        LayoutCandidate.of(
                "yolov5-heads",
                labels,
                80,
                "for strides %s a raw head of %d anchors x (4 + 1 + %d numbers)"
                    .formatted(strides, ANCHORS, labels))
            .withTexts("tensors", tensors)
            .withNumbers("strides", strides)
            .asking(
                "anchors",
                "a list of width, height of each anchor in pixels, in the order of the strides,"
                    + " from the model's training configuration")
            .with("order", apart ? "anchorsRowsColumnsNumbers" : "anchorsNumbersRowsColumns"));
  }
}
