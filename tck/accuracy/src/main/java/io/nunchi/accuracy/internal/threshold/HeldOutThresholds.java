package io.nunchi.accuracy.internal.threshold;

import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.internal.error.BoxOutcomes;
import io.nunchi.accuracy.threshold.CalibrationSubject;
import io.nunchi.accuracy.threshold.LabelThreshold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Thresholds of each frame that the frame had no say in: the frames are parted into {@link #PARTS}
 * blocks of neighbours, and each block takes the thresholds that the others chose (cross-
 * validation). Immutable; any thread.
 */
public final class HeldOutThresholds {

  /** The number of blocks; with fewer frames there are as many as frames. */
  public static final int PARTS = 5;

  private final int frameCount;
  private final List<Map<String, LabelThreshold>> byPart;

  private HeldOutThresholds(int frameCount, List<Map<String, LabelThreshold>> byPart) {
    this.frameCount = frameCount;
    this.byPart = byPart;
  }

  /**
   * Chooses for each block and label.
   *
   * @param labels all labels
   * @param outcomes of all labels, at least two frames
   */
  public static HeldOutThresholds of(
      ThresholdSearch search, Collection<String> labels, BoxOutcomes outcomes) {
    return of(outcomes, mayChoose -> search.perLabel(labels, outcomes, mayChoose));
  }

  /** Chooses one threshold of all labels for each block. */
  public static HeldOutThresholds common(
      ThresholdSearch search, Collection<String> labels, BoxOutcomes outcomes) {
    return of(
        outcomes,
        mayChoose -> {
          LabelThreshold common = search.common(outcomes, mayChoose);
          return labels.stream().collect(Collectors.toMap(label -> label, label -> common));
        });
  }

  private static HeldOutThresholds of(
      BoxOutcomes outcomes, Function<IntPredicate, Map<String, LabelThreshold>> choice) {
    int frameCount = outcomes.frameCount();
    if (frameCount < 2) {
      throw new IllegalArgumentException("one frame cannot be parted");
    }
    int parts = Math.min(PARTS, frameCount);
    List<Map<String, LabelThreshold>> byPart = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      int part = i;
      byPart.add(choice.apply(frame -> part(frame, frameCount, parts) != part));
    }
    return new HeldOutThresholds(frameCount, byPart);
  }

  private static int part(int frame, int frameCount, int parts) {
    return (int) ((long) frame * parts / frameCount);
  }

  /**
   * The least confidence of a label in a frame.
   *
   * @param frame its index
   * @param label one of the labels
   */
  public double least(int frame, String label) {
    return of(frame, label).confidence();
  }

  private LabelThreshold of(int frame, String label) {
    LabelThreshold threshold = byPart.get(part(frame, frameCount, byPart.size())).get(label);
    if (threshold == null) {
      throw new IllegalArgumentException("no threshold was chosen for " + label);
    }
    return threshold;
  }

  /** The outcomes when each frame reports by these thresholds. */
  public BoxOutcomes reported(BoxOutcomes outcomes) {
    return outcomes.reported(outcome -> least(outcome.frame(), outcome.label()));
  }

  /** The detections that these thresholds leave; labels without a threshold stay as they are. */
  public DatasetDetections reported(DatasetDetections detections) {
    List<List<FoundBox>> frames = new ArrayList<>();
    for (int frame = 0; frame < frameCount; frame++) {
      int at = frame;
      frames.add(
          detections.frames().get(frame).stream()
              .filter(box -> !has(box.label()) || box.confidence() >= least(at, box.label()))
              .toList());
    }
    return new DatasetDetections(frames, detections.fileDigest());
  }

  /** The detections of an analyzer that keeps its shipped thresholds where none was found. */
  public DatasetDetections reported(CalibrationSubject subject) {
    List<List<FoundBox>> frames = new ArrayList<>();
    for (int frame = 0; frame < frameCount; frame++) {
      int at = frame;
      List<FoundBox> reported = new ArrayList<>();
      subject.lowest().frames().get(frame).stream()
          .filter(box -> isFound(at, box.label()) && box.confidence() >= least(at, box.label()))
          .forEach(reported::add);
      subject.shipped().frames().get(frame).stream()
          .filter(box -> !isFound(at, box.label()))
          .forEach(reported::add);
      frames.add(reported);
    }
    return new DatasetDetections(frames, subject.lowest().fileDigest(), subject.lowest().notes());
  }

  private boolean isFound(int frame, String label) {
    return has(label) && of(frame, label).isFound();
  }

  private boolean has(String label) {
    return byPart.get(0).containsKey(label);
  }
}
