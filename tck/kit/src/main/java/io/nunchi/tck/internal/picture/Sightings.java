package io.nunchi.tck.internal.picture;

import io.nunchi.spi.result.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How an analyzer saw the target of a walk at the walk's end, when trackers and background models
 * have settled.
 *
 * @param walk what it was shown
 * @param results what it said to each frame
 */
public record Sightings(Walk walk, List<FrameResult> results) {

  /** How many frames count. */
  public static final int LAST_FRAMES = 8;

  private static final int FOUND_FRAMES = 4;

  /** Whether the target was found where it was, often enough. */
  public boolean areRight() {
    return rightFrames() >= FOUND_FRAMES;
  }

  /** In how many of the last frames it was. */
  public int rightFrames() {
    int found = 0;
    for (int i = Walk.FRAMES - LAST_FRAMES; i < Walk.FRAMES; i++) {
      if (at(i).isPresent()) {
        found++;
      }
    }
    return found;
  }

  /** How well a detection must cover the target. */
  public float foundIou() {
    return walk.target().foundIou();
  }

  /** The detection of the target in a frame. */
  public Optional<Detection> at(int frame) {
    BoundingBox truth = walk.truth(frame);
    return nearest(frame).filter(detection -> detection.box().iou(truth) >= foundIou());
  }

  /** The detection that covers the target best, however badly. */
  public Optional<Detection> nearest(int frame) {
    BoundingBox truth = walk.truth(frame);
    return results.get(frame).detections().stream()
        .max(Comparator.comparingDouble(detection -> detection.box().iou(truth)));
  }

  /** Whether anything was found in any frame. */
  public boolean isAnything() {
    return results.stream().anyMatch(result -> !result.detections().isEmpty());
  }
}
