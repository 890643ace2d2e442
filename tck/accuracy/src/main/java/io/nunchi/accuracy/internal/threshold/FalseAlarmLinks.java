package io.nunchi.accuracy.internal.threshold;

import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.internal.error.BoxOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Links false detections that follow each other in one place: an operator is bothered once by a
 * bush that is taken for a person in fifty frames. Each detection continues at most one earlier one
 * of its label, the nearest in time and then the one that it covers best. For one thread.
 */
final class FalseAlarmLinks {

  private static final double LEAST_IOU = 0.3;

  private final int longestGap;
  private final List<End> ends = new ArrayList<>();
  private final List<Double> links = new ArrayList<>();

  private record End(int frame, FoundBox box) {}

  private FalseAlarmLinks(int longestGap) {
    this.longestGap = longestGap;
  }

  /**
   * The confidence of each link: that of the less confident end, below which both are reported.
   *
   * @param outcomes by frame; hits and misses are left out
   * @param longestGap the most frames from one detection to the next
   */
  static List<Double> of(List<BoxOutcome> outcomes, int longestGap) {
    FalseAlarmLinks links = new FalseAlarmLinks(longestGap);
    outcomes.stream()
        .filter(outcome -> outcome.truth().isEmpty())
        .forEach(outcome -> links.add(outcome.frame(), outcome.found().orElseThrow()));
    return links.links;
  }

  private void add(int frame, FoundBox box) {
    ends.removeIf(end -> frame - end.frame > longestGap);
    ends.stream()
        .filter(end -> end.frame < frame)
        .filter(end -> end.box.label().equals(box.label()))
        .filter(end -> end.box.box().iou(box.box()) >= LEAST_IOU)
        .max(
            Comparator.<End>comparingInt(end -> end.frame)
                .thenComparingDouble(end -> end.box.box().iou(box.box())))
        .ifPresent(
            end -> {
              ends.remove(end);
              links.add(Math.min(end.box.confidence(), box.confidence()));
            });
    ends.add(new End(frame, box));
  }
}
