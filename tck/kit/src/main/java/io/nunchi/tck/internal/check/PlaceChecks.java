package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.report.Prerequisite;
import io.nunchi.testing.Sightings;
import io.nunchi.testing.Target;
import io.nunchi.testing.Walk;
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
  private static void thingsAreWhereTheyAre(CheckSession session) throws Exception {
    if (!session.subject().declares(Capability.DETECTIONS)) {
      throw session.notApplicable(ResultChecks.NO_DETECTIONS);
    }
    session.require(Prerequisite.TARGET);
    AnalyzerEngine engine = session.startEngine();
    Target known = session.subject().target();
    Optional<Sightings> wrong = wrongSightings(session, engine, known);
    if (wrong.isEmpty()) {
      return;
    }
    for (Target other : session.subject().otherTargets()) {
      if (wrongSightings(session, engine, other).isEmpty()) {
        return;
      }
    }
    if (!wrong.get().hasDetections()) {
      throw session.skipped(ResultChecks.NOTHING_FOUND);
    }
    throw misplaced(session, wrong.get());
  }

  /** Of the first frame size in which the target is found elsewhere, or else in which it is not. */
  private static Optional<Sightings> wrongSightings(
      CheckSession session, AnalyzerEngine engine, Target target) throws ProblemException {
    Optional<Sightings> wrong = Optional.empty();
    for (int[] size : SIZES) {
      for (Walk.Way way : Walk.Way.values()) {
        Walk walk = session.subject().walk().showing(target).sized(size[0], size[1]).going(way);
        Sightings sightings = new Sightings(walk, session.follow(engine, walk));
        if (!sightings.targetIsFound()) {
          if (sightings.hasDetections()) {
            return Optional.of(sightings);
          }
          wrong = wrong.isPresent() ? wrong : Optional.of(sightings);
        }
      }
    }
    return wrong;
  }

  private static RuntimeException misplaced(CheckSession session, Sightings sightings) {
    Walk walk = sightings.walk();
    session.doing(
        "let %s walk through a picture of %dx%d, %s"
            .formatted(
                walk.target().name(), walk.layout().width(), walk.layout().height(), walk.way()));
    int last = Walk.FRAMES - 1;
    return session.failure(
        "a detection with an IoU of at least %s with %s in frame %d"
            .formatted(sightings.leastIou(), walk.truth(last), last),
        sightings.nearest(last).map(Detection::toString).orElse("no detection")
            + ", good in %d of the last %d frames"
                .formatted(sightings.framesWithTarget(), Sightings.LAST_FRAMES),
        "the way back from the model's input to the frame: scale, then offset, on both axes");
  }

  private static void tracksKeepTheirIds(CheckSession session) throws Exception {
    session.doing("let one target walk through the picture without a break");
    AnalyzerEngine engine = session.startEngine();
    Sightings sightings =
        new Sightings(session.subject().walk(), session.follow(engine, session.subject().walk()));
    Set<Long> idsOfTarget = new TreeSet<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      requireDifferentIds(session, i, sightings.results().get(i));
      if (i >= Walk.FRAMES - Sightings.LAST_FRAMES) {
        sightings
            .target(i)
            .map(Detection::trackId)
            .filter(OptionalLong::isPresent)
            .ifPresent(id -> idsOfTarget.add(id.getAsLong()));
      }
    }
    if (sightings.results().stream()
        .flatMap(result -> result.detections().stream())
        .noneMatch(detection -> detection.trackId().isPresent())) {
      throw session.notApplicable("no detection has a track id");
    }
    if (idsOfTarget.size() > 1) {
      throw session.failure(
          "one track id for the target in the last " + Sightings.LAST_FRAMES + " frames",
          "track ids " + idsOfTarget,
          "how detections are given to tracks, and whether ids are taken anew each frame");
    }
  }

  private static void requireDifferentIds(CheckSession session, int frame, FrameResult result) {
    Set<Long> seen = new HashSet<>();
    for (Detection detection : result.detections()) {
      OptionalLong id = detection.trackId();
      if (id.isPresent() && !seen.add(id.getAsLong())) {
        throw session.failure(
            "each track id once in a frame",
            "track id %d twice in frame %d: %s"
                .formatted(id.getAsLong(), frame, result.detections()),
            "how detections are given to tracks");
      }
    }
  }
}
