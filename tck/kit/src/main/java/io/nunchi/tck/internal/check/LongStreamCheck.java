package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.LongStream;
import io.nunchi.testing.Sightings;
import java.util.Optional;

/**
 * Rule 9.7: an analyzer finds after thousands of frames what it found at first. The stream of rule
 * 8.2 is long enough; a shorter one is shown only if that rule was not tried.
 */
final class LongStreamCheck {

  private static final int PART = 4;
  private static final int OFTEN = Sightings.LAST_FRAMES / 2;

  private LongStreamCheck() {}

  static void addTo(Checks checks) {
    checks.addWithEngine("9.7", LongStreamCheck::findsAsAtFirst);
  }

  private static void findsAsAtFirst(CheckSession session) throws Exception {
    if (!session.subject().declares(Capability.DETECTIONS)) {
      throw session.notApplicable(ResultChecks.NO_DETECTIONS);
    }
    Optional<LongStream> seen = session.subject().longStream();
    LongStream stream = seen.isPresent() ? seen.get() : show(session);
    session.doing("gave one analyzer %d frames".formatted(stream.frames()));
    session.figure("frames of one stream", (double) stream.frames());
    if (stream.foundLast() > 0) {
      return;
    }
    if (stream.foundFirst() == 0) {
      throw session.skipped(ResultChecks.NOTHING_FOUND);
    }
    if (stream.foundFirst() < OFTEN) {
      throw session.skipped(
          "the target was found in %d of %d frames at the beginning, too rarely to compare"
              .formatted(stream.foundFirst(), Sightings.LAST_FRAMES));
    }
    throw session.failure(
        "the target, as at the beginning",
        "the target in none of the last %d frames".formatted(Sightings.LAST_FRAMES),
        "counters, and buffers that are full some day");
  }

  private static LongStream show(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    RepeatedWalk walk = new RepeatedWalk(session, session.open(engine, "for long"));
    walk.next(Math.max(400, session.subject().frames() / PART));
    return walk.seen();
  }
}
