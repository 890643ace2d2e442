package io.nunchi.accuracy.internal.measure;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.report.TruthFit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares the labels of each frame with those of frames far from it, and with mirrored ones: a
 * permutation test of labels and pictures. For one thread.
 */
final class TruthFitMeasurement {

  private static final double FOUND_IOU = 0.5;

  /** Boxes of two frames that overlap so much may be the same thing, which has not moved. */
  private static final double SAME_PLACE_IOU = 0.3;

  /** Frames are shifted by every multiple of the dataset's length divided by this. */
  private static final int PARTS = 8;

  private final List<LabelledFrame> frames;
  private final DatasetDetections detections;
  private long boxes;
  private long found;
  private long foundByChance;

  private TruthFitMeasurement(List<LabelledFrame> frames, DatasetDetections detections) {
    this.frames = frames;
    this.detections = detections;
  }

  /**
   * Compares with the shift by which the labels of other frames are found best. Mirrored labels
   * stand in where nothing moves, so that all frames are alike.
   */
  static TruthFit of(Dataset dataset, DatasetDetections detections) {
    return IntStream.range(1, PARTS)
        .map(part -> (int) ((long) dataset.frames().size() * part / PARTS))
        .filter(shift -> shift > 0)
        .distinct()
        .mapToObj(shift -> shifted(dataset, detections, shift))
        .filter(TruthFit::isEnough)
        .max(Comparator.comparingDouble(TruthFit::chance))
        .orElseGet(() -> mirrored(dataset, detections));
  }

  private static TruthFit shifted(Dataset dataset, DatasetDetections detections, int shift) {
    TruthFitMeasurement shifted = new TruthFitMeasurement(dataset.frames(), detections);
    int count = dataset.frames().size();
    IntStream.range(0, count).forEach(i -> shifted.addShifted(i, (i + shift) % count));
    return shifted.fit();
  }

  private static TruthFit mirrored(Dataset dataset, DatasetDetections detections) {
    TruthFitMeasurement mirrored = new TruthFitMeasurement(dataset.frames(), detections);
    IntStream.range(0, dataset.frames().size()).forEach(mirrored::addMirrored);
    return mirrored.fit();
  }

  private TruthFit fit() {
    return new TruthFit(boxes, found, foundByChance);
  }

  private void addShifted(int own, int other) {
    LabelledFrame frame = frames.get(own);
    LabelledFrame far = frames.get(other);
    double wider = frame.width() / (double) far.width();
    double higher = frame.height() / (double) far.height();
    add(own, counted(far).stream().map(truth -> scaled(truth, wider, higher)).toList());
  }

  private void addMirrored(int own) {
    int width = frames.get(own).width();
    add(own, counted(frames.get(own)).stream().map(truth -> mirrored(truth, width)).toList());
  }

  private void add(int own, List<TruthBox> others) {
    List<TruthBox> truth = counted(frames.get(own));
    List<TruthBox> moved = apart(truth, others);
    boxes += moved.size();
    found += found(own, truth, moved);
    foundByChance += found(own, others, apart(others, truth));
  }

  private static List<TruthBox> counted(LabelledFrame frame) {
    return frame.truth().stream().filter(TruthBox::isCounted).toList();
  }

  /** The boxes that lie in no place of a box of the same label. */
  private static List<TruthBox> apart(List<TruthBox> boxes, List<TruthBox> from) {
    return boxes.stream()
        .filter(
            box ->
                from.stream()
                    .noneMatch(
                        other ->
                            other.label().equals(box.label())
                                && other.box().iou(box.box()) >= SAME_PLACE_IOU))
        .toList();
  }

  /** Counts the boxes that the most confident detections cover, as many as there is truth. */
  private long found(int frame, List<TruthBox> truth, List<TruthBox> moved) {
    return moved.stream()
        .filter(
            box -> {
              long most = truth.stream().filter(other -> other.label().equals(box.label())).count();
              return detections.frames().get(frame).stream()
                  .filter(detection -> detection.label().equals(box.label()))
                  .sorted(Comparator.comparingDouble(FoundBox::confidence).reversed())
                  .limit(most)
                  .anyMatch(detection -> detection.box().iou(box.box()) >= FOUND_IOU);
            })
        .count();
  }

  private static TruthBox scaled(TruthBox truth, double wider, double higher) {
    PixelBox box = truth.box();
    return placed(
        truth,
        new PixelBox(
            box.left() * wider, box.top() * higher, box.width() * wider, box.height() * higher));
  }

  private static TruthBox mirrored(TruthBox truth, int width) {
    PixelBox box = truth.box();
    return placed(
        truth,
        new PixelBox(width - box.left() - box.width(), box.top(), box.width(), box.height()));
  }

  private static TruthBox placed(TruthBox truth, PixelBox box) {
    return new TruthBox(truth.label(), box, box.area(), truth.kind(), truth.trackId());
  }
}
