package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.testing.Sightings;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Rules 5.8 and 9.4: gaps in the stream, and clocks that are not the stream's. */
final class ClockChecks {

  /** The frames before which others are missing, and how many. The end of the walk is whole. */
  private static final int[][] GAPS = {{5, 1}, {10, 100}, {22, 3}, {30, 2}};

  /** A frame in which the target is not found is no fault. */
  private static final int FEWER = Sightings.LAST_FRAMES / 2;

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private ClockChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("5.8", ClockChecks::gapsAreNoFault)
        .addWithEngine("9.4", ClockChecks::streamTimeCounts);
  }

  private static void gapsAreNoFault(CheckSession session) throws ProblemException {
    AnalyzerEngine engine = session.startEngine();
    Walk walk = session.subject().walk();
    Sightings whole = new Sightings(walk, session.follow(engine, walk));
    session.doing("gave an analyzer a walk with 106 frames missing in four places");
    Sightings withGaps =
        new Sightings(
            walk, follow(session, engine, i -> new WatchedFrame(walk.frame(i).pixels(), at(i))));
    if (!session.subject().declares(Capability.DETECTIONS)) {
      throw session.notApplicable(ResultChecks.NO_DETECTIONS);
    }
    if (!whole.targetIsFound()) {
      throw session.skipped(ResultChecks.NOTHING_FOUND);
    }
    if (withGaps.framesWithTarget() < Math.max(1, whole.framesWithTarget() - FEWER)) {
      throw session.failure(
          "the target, as without gaps",
          "the target in %d of the last %d frames"
              .formatted(withGaps.framesWithTarget(), Sightings.LAST_FRAMES),
          "what analyze does with sequence() and streamTimeNanos()");
    }
  }

  private static long at(int index) {
    long sequence = index;
    for (int[] gap : GAPS) {
      sequence += index >= gap[0] ? gap[1] : 0;
    }
    return sequence;
  }

  private static void streamTimeCounts(CheckSession session) throws ProblemException {
    AnalyzerEngine engine = session.startEngine();
    Walk walk = session.subject().walk();
    List<FrameResult> expected = session.alone(engine, walk);
    String check = "durations: streamTimeNanos() is the clock of the stream";
    session.doing("gave an analyzer the same frames with a capture time that jumps to and fro");
    session.requireSame(
        expected,
        follow(
            session,
            engine,
            i -> {
              WatchedFrame frame = walk.frame(i);
              Duration jump = Duration.ofSeconds(Math.floorMod(i * 7919, 97) - 48L);
              return frame.at(NOON.plus(jump), frame.arrivalNanos());
            }),
        "the same results",
        check);
    session.doing("gave an analyzer the same frames, several at once and then none for seconds");
    session.requireSame(
        expected,
        follow(
            session,
            engine,
            i -> {
              WatchedFrame frame = walk.frame(i);
              return frame.at(frame.captureTime(), TimeUnit.SECONDS.toNanos(i / 9 * 5L) + i);
            }),
        "the same results",
        check);
    if (session.subject().declares(Capability.RULE_EVENTS)) {
      new DwellCheck(session, engine).require();
    }
  }

  private static List<FrameResult> follow(
      CheckSession session, AnalyzerEngine engine, IntFunction<WatchedFrame> frames)
      throws ProblemException {
    FrameAnalyzer analyzer = session.open(engine, "alone");
    List<FrameResult> results = new ArrayList<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      results.add(session.analyzeGood(analyzer, frames.apply(i)));
    }
    session.letGo(analyzer).close();
    return results;
  }
}
