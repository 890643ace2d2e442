package io.nunchi.tracking.bytetrack;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.tracking.TrackingFrame;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The detections of a frame that can be paired with tracks; reused from frame to frame. */
final class TrackCandidates {

  /** Boxes of different labels that overlap more are one thing with two labels. */
  private static final double SAME_THING = 0.85;

  private static final int NONE = -1;

  private final float leastConfidence;
  private final int most;
  private final Boxes boxes = new Boxes();
  private List<Detection> detections = List.of();
  private int count;
  private int[] detectionOf = new int[0];
  private int[] duplicateOf = new int[0];
  private @Nullable TrackLook[] looks = new @Nullable TrackLook[0];

  /**
   * Makes an empty list.
   *
   * @param leastConfidence less certain detections are left out
   * @param most if a frame has more detections, the most certain ones are taken
   */
  TrackCandidates(float leastConfidence, int most) {
    this.leastConfidence = leastConfidence;
    this.most = most;
  }

  void read(TrackingFrame frame) {
    detections = frame.detections();
    if (detectionOf.length < detections.size()) {
      detectionOf = new int[detections.size()];
      duplicateOf = new int[detections.size()];
      looks = new @Nullable TrackLook[detections.size()];
    }
    count = 0;
    for (int i = 0; i < detections.size(); i++) {
      if (isUsable(detections.get(i))) {
        detectionOf[count++] = i;
      }
    }
    if (count > most) {
      keepMostCertain();
    }
    boxes.reserve(count);
    for (int i = 0; i < count; i++) {
      BoundingBox box = detection(i).box();
      boxes.set(
          i,
          (double) box.left() * frame.width(),
          (double) box.top() * frame.height(),
          (double) box.right() * frame.width(),
          (double) box.bottom() * frame.height());
      looks[i] = detection(i).embedding().map(TrackLook::of).orElse(null);
    }
    findDuplicates();
  }

  private boolean isUsable(Detection detection) {
    BoundingBox box = detection.box();
    return detection.confidence() >= leastConfidence
        && detection.confidence() <= 1
        && box.width() > 0
        && box.height() > 0
        && Float.isFinite(box.left())
        && Float.isFinite(box.top())
        && Float.isFinite(box.right())
        && Float.isFinite(box.bottom());
  }

  private void keepMostCertain() {
    float[] sorted = new float[count];
    for (int i = 0; i < count; i++) {
      sorted[i] = confidence(i);
    }
    Arrays.sort(sorted);
    float bound = sorted[count - most];
    int atBound = 0;
    for (int i = count - most; i < count && sorted[i] == bound; i++) {
      atBound++;
    }
    int kept = 0;
    for (int i = 0; i < count; i++) {
      float confidence = confidence(i);
      if (confidence > bound || (confidence == bound && atBound-- > 0)) {
        detectionOf[kept++] = detectionOf[i];
      }
    }
    count = kept;
  }

  private void findDuplicates() {
    Arrays.fill(duplicateOf, 0, count, NONE);
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        if (!label(i).equals(label(j))
            && duplicateOf[i] == NONE
            && duplicateOf[j] == NONE
            && boxes.iou(i, boxes, j, 0) >= SAME_THING) {
          boolean firstIsBetter = confidence(i) >= confidence(j);
          duplicateOf[firstIsBetter ? j : i] = firstIsBetter ? i : j;
        }
      }
    }
  }

  int count() {
    return count;
  }

  Boxes boxes() {
    return boxes;
  }

  /** The index of a candidate among the frame's detections. */
  int indexInFrame(int candidate) {
    return detectionOf[candidate];
  }

  Detection detection(int candidate) {
    return detections.get(detectionOf[candidate]);
  }

  float confidence(int candidate) {
    return detection(candidate).confidence();
  }

  String label(int candidate) {
    return detection(candidate).label();
  }

  @Nullable TrackLook look(int candidate) {
    return looks[candidate];
  }

  /** Tells whether a candidate is a second label on a thing that another one stands for. */
  boolean isDuplicate(int candidate) {
    return duplicateOf[candidate] != NONE;
  }

  /** Tells whether a candidate is a second label on the thing that another one stands for. */
  boolean isDuplicateOf(int candidate, int other) {
    return duplicateOf[candidate] == other;
  }
}
