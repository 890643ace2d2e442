package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.result.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.Capability;
import io.nunchi.tck.internal.picture.Walk;
import io.nunchi.tck.internal.trial.Trial;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Chapter 6: where things are, and which of them are the same. */
final class PlaceChecks {

  private static final int[][] SIZES = {
    {320, 240}, {400, 172}, {180, 320}, {256, 256}, {321, 241}, {640, 360}
  };
  private static final float FOUND_IOU = 0.4f;

  /** The end of a walk, when trackers and background models have settled. */
  private static final int LAST_FRAMES = 8;

  private static final int FOUND_FRAMES = 4;

  private PlaceChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("6.5", PlaceChecks::tracksKeepTheirIds)
        .addWithEngine("6.9", PlaceChecks::thingsAreWhereTheyAre);
  }

  private static void thingsAreWhereTheyAre(Trial trial) throws Exception {
    trial.require(Capability.TARGET);
    AnalyzerEngine engine = trial.startEngine();
    boolean foundAnything = false;
    for (int[] size : SIZES) {
      for (Walk.Way way : Walk.Way.values()) {
        Walk walk = trial.bench().walk().sized(size[0], size[1]).going(way);
        List<FrameResult> results = trial.follow(engine, walk);
        foundAnything |= isAnythingIn(results);
        trial.doing(
            "let a target walk through a picture of %dx%d, %s".formatted(size[0], size[1], way));
        requireFound(trial, walk, results, foundAnything);
      }
    }
  }

  private static boolean isAnythingIn(List<FrameResult> results) {
    return results.stream().anyMatch(result -> !result.detections().isEmpty());
  }

  private static void requireFound(
      Trial trial, Walk walk, List<FrameResult> results, boolean foundAnything) {
    int found = 0;
    Optional<Detection> nearest = Optional.empty();
    for (int i = Walk.FRAMES - LAST_FRAMES; i < Walk.FRAMES; i++) {
      BoundingBox truth = walk.truth(i);
      nearest = nearest(results.get(i), truth);
      if (nearest.map(detection -> detection.box().iou(truth) >= FOUND_IOU).orElse(false)) {
        found++;
      }
    }
    if (found >= FOUND_FRAMES) {
      return;
    }
    if (!foundAnything) {
      throw trial.skipped(
          "nothing was found in the kit's frames; name a picture of what the analyzer finds");
    }
    throw trial.broken(
        "a detection with an IoU of at least %s with %s in frame %d"
            .formatted(FOUND_IOU, walk.truth(Walk.FRAMES - 1), Walk.FRAMES - 1),
        nearest.map(Detection::toString).orElse("no detection")
            + ", good in %d of the last %d frames".formatted(found, LAST_FRAMES),
        "the way back from the model's input to the frame: scale, then offset, on both axes");
  }

  private static Optional<Detection> nearest(FrameResult result, BoundingBox truth) {
    return result.detections().stream()
        .max(Comparator.comparingDouble(detection -> detection.box().iou(truth)));
  }

  private static void tracksKeepTheirIds(Trial trial) throws Exception {
    trial.doing("let one target walk through the picture without a break");
    AnalyzerEngine engine = trial.startEngine();
    Walk walk = trial.bench().walk();
    List<FrameResult> results = trial.follow(engine, walk);
    Set<Long> idsOfTarget = new TreeSet<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      requireDifferentIds(trial, i, results.get(i));
      if (i >= Walk.FRAMES - LAST_FRAMES) {
        BoundingBox truth = walk.truth(i);
        nearest(results.get(i), truth)
            .filter(detection -> detection.box().iou(truth) >= FOUND_IOU)
            .map(Detection::trackId)
            .filter(OptionalLong::isPresent)
            .ifPresent(id -> idsOfTarget.add(id.getAsLong()));
      }
    }
    if (idsOfTarget.size() > 1) {
      throw trial.broken(
          "one track id for the target in the last " + LAST_FRAMES + " frames",
          "track ids " + idsOfTarget,
          "how detections are given to tracks, and whether ids are taken anew each frame");
    }
  }

  private static void requireDifferentIds(Trial trial, int frame, FrameResult result) {
    Set<Long> seen = new HashSet<>();
    for (Detection detection : result.detections()) {
      OptionalLong id = detection.trackId();
      if (id.isPresent() && !seen.add(id.getAsLong())) {
        throw trial.broken(
            "each track id once in a frame",
            "track id %d twice in frame %d: %s"
                .formatted(id.getAsLong(), frame, result.detections()),
            "how detections are given to tracks");
      }
    }
  }
}
