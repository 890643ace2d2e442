package io.nunchi.testing;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The results of an analyzer for a walk, compared with the places where the target was. Only the
 * last frames count, when trackers and background models have settled.
 *
 * <p>Immutable; any thread.
 *
 * @param walk the stream that was shown
 * @param results one result for each frame
 */
public record Sightings(Walk walk, List<FrameResult> results) {

  /** The number of frames at the end of the walk that count. */
  public static final int LAST_FRAMES = 8;

  private static final int FOUND_FRAMES = 4;
  private static final int LAG_FRAMES = 4;
  private static final float SAME_SIZE = 0.3f;

  /**
   * Copies the results.
   *
   * @param walk the stream that was shown
   * @param results one result for each frame
   */
  public Sightings {
    results = List.copyOf(results);
    if (results.size() != Walk.FRAMES) {
      throw new IllegalArgumentException(
          "a walk has %d frames, not %d".formatted(Walk.FRAMES, results.size()));
    }
  }

  /**
   * Tells whether the target was found at its place in at least half of the last frames.
   *
   * @return true if the analyzer found it
   */
  public boolean targetIsFound() {
    return framesWithTarget() >= FOUND_FRAMES;
  }

  /**
   * Counts the last frames in which the target was found at its place.
   *
   * @return from 0 to {@value #LAST_FRAMES}
   */
  public int framesWithTarget() {
    int found = 0;
    for (int i = Walk.FRAMES - LAST_FRAMES; i < Walk.FRAMES; i++) {
      if (target(i).isPresent()) {
        found++;
      }
    }
    return found;
  }

  /**
   * Returns the least IoU of a detection with the target's place that counts as found.
   *
   * @return an IoU, from 0 to 1
   */
  public float leastIou() {
    return walk.target().leastIou();
  }

  /**
   * Returns the detection of the target in a frame.
   *
   * @param frame the frame's index, at least {@value Walk#EMPTY_FRAMES}
   * @return the detection that covers the target best, if it covers it well enough
   */
  public Optional<Detection> target(int frame) {
    BoundingBox truth = walk.truth(frame);
    return nearest(frame).filter(detection -> detection.box().iou(truth) >= leastIou());
  }

  /**
   * Returns the detection that covers the target best, however badly.
   *
   * @param frame the frame's index, at least {@value Walk#EMPTY_FRAMES}
   * @return a detection; empty if the frame has none
   */
  public Optional<Detection> nearest(int frame) {
    BoundingBox truth = walk.truth(frame);
    return results.get(frame).detections().stream()
        .max(Comparator.comparingDouble(detection -> detection.box().iou(truth)));
  }

  /**
   * Tells whether something of the target's size was found off the target's way in at least half of
   * the last frames, and the target was not. A tracker may lag a few frames behind.
   *
   * @return true if the places are wrong, rather than the target unknown
   */
  public boolean hasMisplacedTarget() {
    int misplaced = 0;
    for (int i = Walk.FRAMES - LAST_FRAMES; i < Walk.FRAMES; i++) {
      BoundingBox truth = walk.truth(i);
      BoundingBox earlier = walk.truth(i - LAG_FRAMES);
      if (target(i).isEmpty()
          && results.get(i).detections().stream()
              .map(Detection::box)
              .anyMatch(box -> isAsLarge(box, truth) && !isBetween(earlier, box, truth))) {
        misplaced++;
      }
    }
    return misplaced >= FOUND_FRAMES;
  }

  private static boolean isBetween(BoundingBox earlier, BoundingBox box, BoundingBox truth) {
    return box.left() >= Math.min(earlier.left(), truth.left()) - truth.width()
        && box.right() <= Math.max(earlier.right(), truth.right()) + truth.width();
  }

  private static boolean isAsLarge(BoundingBox box, BoundingBox other) {
    return Math.abs(box.width() / other.width() - 1) <= SAME_SIZE
        && Math.abs(box.height() / other.height() - 1) <= SAME_SIZE;
  }

  /**
   * Tells whether any frame has a detection, at any place.
   *
   * @return false if the analyzer found nothing at all
   */
  public boolean hasDetections() {
    return results.stream().anyMatch(result -> !result.detections().isEmpty());
  }
}
