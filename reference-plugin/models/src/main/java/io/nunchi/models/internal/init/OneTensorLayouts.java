package io.nunchi.models.internal.init;

import java.util.ArrayList;
import java.util.List;

/** Detectors and classifiers with a single output. */
final class OneTensorLayouts {

  private static final List<Integer> STRIDES = List.of(8, 16, 32);
  private static final List<Integer> STRIDES_TO_64 = List.of(8, 16, 32, 64);
  private static final int OF_BOX = 4;
  private static final int OF_BOX_AND_OBJECTNESS = 5;
  private static final int END_TO_END_NUMBERS = 6;
  private static final int SSD_NUMBERS = 7;
  private static final int NANODET_BINS = 8;
  private static final int ANCHORS = 3;
  private static final int MAX_END_TO_END_ROWS = 1000;
  private static final int IMAGENET_LABELS = 1000;
  private static final int COCO_LABELS = 80;

  /** Centers relative to their cell stay near it; in pixels they reach across the picture. */
  private static final double GREATEST_RELATIVE_CENTER = 16;

  private OneTensorLayouts() {}

  static List<LayoutCandidate> of(List<TensorFact> outputs, PictureFact picture) {
    if (outputs.size() != 1 || outputs.get(0).isWhole()) {
      return List.of();
    }
    TensorFact output = outputs.get(0);
    return switch (output.rank()) {
      case 2 -> wholePicture(output);
      case 3 -> rows(output, picture);
      case 4 -> grids(output, picture);
      default -> List.of();
    };
  }

  private static List<LayoutCandidate> rows(TensorFact output, PictureFact picture) {
    List<LayoutCandidate> candidates = new ArrayList<>();
    long rows = output.dimension(1);
    long numbers = output.dimension(2);
    for (List<Integer> strides : List.of(STRIDES, STRIDES_TO_64)) {
      long cells = picture.cells(strides);
      if (cells <= 0) {
        continue;
      }
      String grid = cells + " cells of strides " + strides;
      if (rows == cells && numbers > OF_BOX_AND_OBJECTNESS) {
        candidates.add(yolox(output, strides, (int) numbers - OF_BOX_AND_OBJECTNESS, grid));
        candidates.add(yolov8(output, strides, (int) numbers - OF_BOX, "boxesNumbers", 40, grid));
        addNanodet(output, strides, grid, candidates);
      }
      if (numbers == cells && rows > OF_BOX) {
        candidates.add(yolov8(output, strides, (int) rows - OF_BOX, "numbersBoxes", 90, grid));
      }
      if (rows == ANCHORS * cells && numbers > OF_BOX_AND_OBJECTNESS) {
        candidates.add(yolov5(output, strides, (int) numbers, "boxesNumbers", 90, grid));
      }
      if (numbers == ANCHORS * cells && rows > OF_BOX_AND_OBJECTNESS) {
        candidates.add(yolov5(output, strides, (int) rows, "numbersBoxes", 60, grid));
      }
    }
    if (numbers == END_TO_END_NUMBERS && rows <= MAX_END_TO_END_ROWS) {
      candidates.add(endToEnd(output, rows, candidates.isEmpty() ? 85 : 30));
    }
    return candidates;
  }

  private static LayoutCandidate yolox(
      TensorFact output, List<Integer> strides, int labels, String grid) {
    int step = labels + OF_BOX_AND_OBJECTNESS;
    boolean relative =
        output.sample().within(0, step, -GREATEST_RELATIVE_CENTER, GREATEST_RELATIVE_CENTER);
    boolean confidences = true;
    for (int i = OF_BOX; i < step; i++) {
      confidences &= output.sample().isConfidence(i, step);
    }
    return LayoutCandidate.of(
            "yolox",
            labels,
            90,
            "one row for each of %s, of 4 + 1 + %d numbers; %s; %s"
                .formatted(
                    grid,
                    labels,
                    relative ? "centers are relative to their cell" : "centers are in pixels",
                    confidences ? "values are confidences" : "values need a sigmoid"))
        .with("tensor", output.name())
        .withNumbers("strides", strides)
        .with("decoded", !relative)
        .with("activation", confidences ? "none" : "sigmoid");
  }

  private static LayoutCandidate yolov8(
      TensorFact output,
      List<Integer> strides,
      int labels,
      String order,
      int likelihood,
      String grid) {
    return LayoutCandidate.of(
            "yolov8",
            labels,
            likelihood,
            "4 + %d numbers for each of %s, no objectness".formatted(labels, grid))
        .with("tensor", output.name())
        .withNumbers("strides", strides)
        .with("order", order)
        .with("boxUnit", boxUnit(output));
  }

  private static LayoutCandidate yolov5(
      TensorFact output,
      List<Integer> strides,
      int numbers,
      String order,
      int likelihood,
      String grid) {
    int labels = numbers - OF_BOX_AND_OBJECTNESS;
    return LayoutCandidate.of(
            "yolov5",
            labels,
            likelihood,
            "4 + 1 + %d numbers for each of %d anchors in %s".formatted(labels, ANCHORS, grid))
        .with("tensor", output.name())
        .withNumbers("strides", strides)
        .with("anchorsPerCell", ANCHORS)
        .with("order", order)
        .with("boxUnit", boxUnit(output));
  }

  /** Boxes in pixels go far beyond 1, and nothing else does once values are confidences. */
  private static String boxUnit(TensorFact output) {
    return output.sample().within(-1, 2) ? "normalised" : "pixels";
  }

  private static void addNanodet(
      TensorFact output, List<Integer> strides, String grid, List<LayoutCandidate> candidates) {
    int labels = (int) output.dimension(2) - 4 * NANODET_BINS;
    if (labels > 0) {
      candidates.add(
          LayoutCandidate.of(
                  "nanodet",
                  labels,
                  labels == COCO_LABELS ? 95 : 50,
                  "one row for each of %s, of %d labels and 4 x %d numbers of distances"
                      .formatted(grid, labels, NANODET_BINS))
              .with("tensor", output.name())
              .withNumbers("strides", strides)
              .with("bins", NANODET_BINS)
              .asking("cellCenter", GridTensorLayouts.CELL_CENTER));
    }
  }

  private static LayoutCandidate endToEnd(TensorFact output, long rows, int likelihood) {
    LayoutCandidate candidate =
        LayoutCandidate.of(
                "end2end",
                0,
                likelihood,
                "rows of 6 numbers that are not the cells of a grid: box, confidence, label")
            .with("tensor", output.name())
            .with("boxUnit", boxUnit(output));
    return rows > 0 ? candidate.with("rows", rows) : candidate;
  }

  private static List<LayoutCandidate> grids(TensorFact output, PictureFact picture) {
    List<LayoutCandidate> candidates = new ArrayList<>();
    if (output.dimension(1) == 1 && output.dimension(3) == SSD_NUMBERS) {
      LayoutCandidate ssd =
          LayoutCandidate.of("ssd", 0, 90, "rows of 7 numbers, as DetectionOutput answers")
              .with("tensor", output.name())
              .asking("firstLabel", "number of the first label: 0, or 1 if 0 is the background");
      candidates.add(output.dimension(2) > 0 ? ssd.with("rows", output.dimension(2)) : ssd);
    }
    int stride = picture.strideOf(output.dimension(2) * output.dimension(3));
    int labels = (int) output.dimension(1) - OF_BOX_AND_OBJECTNESS;
    if (stride > 0 && labels > 0) {
      candidates.add(
          LayoutCandidate.of(
                  "fastestdet",
                  labels,
                  80,
                  "1 + 4 + %d numbers for each cell of a grid of stride %d"
                      .formatted(labels, stride))
              .with("tensor", output.name())
              .with("stride", stride));
    }
    return candidates;
  }

  private static List<LayoutCandidate> wholePicture(TensorFact output) {
    int length = (int) output.dimension(1);
    if (length < 1) {
      return List.of();
    }
    boolean sums = output.sample().rowsSumToOne(length) && output.sample().isConfidence();
    LayoutCandidate classifier =
        LayoutCandidate.of(
                "classifier",
                length,
                sums || length == IMAGENET_LABELS ? 90 : 40,
                sums
                    ? "one number per label; they sum to 1"
                    : "one number per label; they need a softmax")
            .with("tensor", output.name())
            .with("activation", sums ? "none" : "softmax");
    LayoutCandidate embedding =
        LayoutCandidate.of(
                "embedding",
                1,
                sums ? 10 : 60,
                "one vector of " + length + " numbers that describes the picture")
            .with("tensor", output.name())
            .with("length", length);
    return List.of(classifier, embedding);
  }
}
