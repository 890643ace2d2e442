package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckFailed;
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
    Target target = session.subject().target();
    PlaceAccuracyCheck accuracy = new PlaceAccuracyCheck(session, engine);
    accuracy.requireOwnFrame(target);
    ShownSizes shown = ShownSizes.of(session, engine, target);
    Optional<CheckFailed> fault = Optional.empty();
    if (shown.wrong().isEmpty()) {
      fault = accuracy.fault(target, shown.averages());
      if (fault.isEmpty()) {
        return;
      }
    }
    for (Target other : session.subject().otherTargets()) {
      ShownSizes ofOther = ShownSizes.of(session, engine, other);
      if (ofOther.wrong().isEmpty() && accuracy.isAccurate(other, ofOther.averages())) {
        return;
      }
    }
    if (fault.isPresent()) {
      throw fault.get();
    }
    if (!shown.hasDetections()) {
      throw session.skipped(ResultChecks.NOTHING_FOUND);
    }
    throw misplaced(session, shown.wrong().orElseThrow());
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
      throw session.notApplicable(
          session.subject().declares(Capability.TRACKS)
              ? "tracks are declared, and never occurred in the kit's frames; none was checked"
              : "no detection has a track id");
    }
    if (idsOfTarget.size() > 1) {
      throw session.failure(
          "one track id for the target in the last " + Sightings.LAST_FRAMES + " frames",
          "track ids " + idsOfTarget,
          "how detections are given to tracks, and whether ids are taken anew each frame");
    }
    TwoTargetsCheck.run(session, engine);
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
