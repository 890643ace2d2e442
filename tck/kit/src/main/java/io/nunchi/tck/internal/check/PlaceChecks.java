package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.Capability;
import io.nunchi.tck.internal.picture.Sightings;
import io.nunchi.tck.internal.picture.Target;
import io.nunchi.tck.internal.picture.Walk;
import io.nunchi.tck.internal.trial.Trial;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Chapter 6: where things are, and which of them are the same. */
final class PlaceChecks {

  private static final int[][] SIZES = {
    {320, 240}, {400, 172}, {180, 320}, {256, 256}, {321, 241}, {640, 360}
  };

  private PlaceChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("6.5", PlaceChecks::tracksKeepTheirIds)
        .addWithEngine("6.9", PlaceChecks::thingsAreWhereTheyAre);
  }

  /**
   * A model may know a target in one frame and not in a narrower one. So the rule holds when it
   * holds for any target; for an analyzer that does not undo its scaling, it holds for none.
   */
  private static void thingsAreWhereTheyAre(Trial trial) throws Exception {
    trial.require(Capability.TARGET);
    AnalyzerEngine engine = trial.startEngine();
    Target known = trial.bench().target();
    Optional<Sightings> wrong = wrongSightings(trial, engine, known);
    if (wrong.isEmpty()) {
      return;
    }
    for (Target other : trial.bench().otherTargets()) {
      if (wrongSightings(trial, engine, other).isEmpty()) {
        return;
      }
    }
    if (!wrong.get().isAnything()) {
      throw trial.skipped(ResultChecks.NOTHING_FOUND);
    }
    throw misplaced(trial, wrong.get());
  }

  /** Of the first frame size in which the target is found elsewhere, or else in which it is not. */
  private static Optional<Sightings> wrongSightings(
      Trial trial, AnalyzerEngine engine, Target target) throws AnalyzerException {
    Optional<Sightings> wrong = Optional.empty();
    for (int[] size : SIZES) {
      for (Walk.Way way : Walk.Way.values()) {
        Walk walk = trial.bench().walk().showing(target).sized(size[0], size[1]).going(way);
        Sightings sightings = new Sightings(walk, trial.follow(engine, walk));
        if (!sightings.areRight()) {
          if (sightings.isAnything()) {
            return Optional.of(sightings);
          }
          wrong = wrong.isPresent() ? wrong : Optional.of(sightings);
        }
      }
    }
    return wrong;
  }

  private static RuntimeException misplaced(Trial trial, Sightings sightings) {
    Walk walk = sightings.walk();
    trial.doing(
        "let %s walk through a picture of %dx%d, %s"
            .formatted(walk.target().name(), walk.width(), walk.height(), walk.way()));
    int last = Walk.FRAMES - 1;
    return trial.broken(
        "a detection with an IoU of at least %s with %s in frame %d"
            .formatted(sightings.foundIou(), walk.truth(last), last),
        sightings.nearest(last).map(Detection::toString).orElse("no detection")
            + ", good in %d of the last %d frames"
                .formatted(sightings.rightFrames(), Sightings.LAST_FRAMES),
        "the way back from the model's input to the frame: scale, then offset, on both axes");
  }

  private static void tracksKeepTheirIds(Trial trial) throws Exception {
    trial.doing("let one target walk through the picture without a break");
    AnalyzerEngine engine = trial.startEngine();
    Sightings sightings =
        new Sightings(trial.bench().walk(), trial.follow(engine, trial.bench().walk()));
    Set<Long> idsOfTarget = new TreeSet<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      requireDifferentIds(trial, i, sightings.results().get(i));
      if (i >= Walk.FRAMES - Sightings.LAST_FRAMES) {
        sightings
            .at(i)
            .map(Detection::trackId)
            .filter(OptionalLong::isPresent)
            .ifPresent(id -> idsOfTarget.add(id.getAsLong()));
      }
    }
    if (idsOfTarget.size() > 1) {
      throw trial.broken(
          "one track id for the target in the last " + Sightings.LAST_FRAMES + " frames",
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
