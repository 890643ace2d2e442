package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.RuleEvent;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.testing.FramePixels;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Contract rule 9.4 on rule events that come after a time: a target appears and stays where it is.
 *
 * <p>The same frames come at two frame rates. An event that comes long after the target, and after
 * the same number of frames at both rates, was counted in frames. Nothing is concluded from an
 * event within {@value #FRAMES_TO_BE_SURE} frames, which a tracker may need to be sure, nor from
 * one that comes elsewhere when more empty frames precede the target: that one counts the frames of
 * the stream, as an analyzer does that learns the background.
 */
final class DwellCheck {

  private static final int EMPTY_FRAMES = 20;
  private static final int MORE_EMPTY_FRAMES = 57;
  private static final int FRAMES_TO_BE_SURE = 8;

  /** Long enough for 5 s at 25 frames a second. */
  private static final int FRAMES_OF_TARGET = 130;

  private static final int RATE = 10;
  private static final int OTHER_RATE = 3;

  private final CheckSession session;
  private final AnalyzerEngine engine;
  private final Walk walk;
  private final FramePixels still;

  /** A kind of rule event, which comes to be told. */
  private record Kind(String type, String ruleName, RuleEvent.Phase phase) {
    static Kind of(RuleEvent event) {
      return new Kind(event.type(), event.ruleName(), event.phase());
    }
  }

  DwellCheck(CheckSession session, AnalyzerEngine engine) {
    this.session = session;
    this.engine = engine;
    this.walk = session.subject().walk();
    this.still = walk.frame(Walk.EMPTY_FRAMES).pixels();
  }

  void require() throws ProblemException {
    session.doing(
        "gave an analyzer %d frames of a target that stays where it is, at %d and at %d frames a second"
            .formatted(FRAMES_OF_TARGET, RATE, OTHER_RATE));
    Map<Kind, Integer> first = framesUntil(EMPTY_FRAMES, RATE);
    first.values().removeIf(frames -> frames < FRAMES_TO_BE_SURE);
    if (first.isEmpty()) {
      return;
    }
    keepEqual(first, framesUntil(EMPTY_FRAMES, OTHER_RATE));
    if (!first.isEmpty()) {
      keepEqual(first, framesUntil(MORE_EMPTY_FRAMES, RATE));
    }
    for (Map.Entry<Kind, Integer> counted : first.entrySet()) {
      throw session.failure(
          "events after the same stream time",
          "an event %s of rule '%s' (%s) in frame %d of the target, whatever the frame rate"
              .formatted(
                  counted.getKey().type(),
                  counted.getKey().ruleName(),
                  counted.getKey().phase(),
                  counted.getValue()),
          "dwell times, delays and timeouts that are counted in frames: streamTimeNanos() is the"
              + " clock of the stream");
    }
  }

  private static void keepEqual(Map<Kind, Integer> first, Map<Kind, Integer> other) {
    first.entrySet().removeIf(each -> !each.getValue().equals(other.get(each.getKey())));
  }

  /** Returns the number of frames from the target's appearance to the first event of each kind. */
  private Map<Kind, Integer> framesUntil(int emptyFrames, int framesPerSecond)
      throws ProblemException {
    Map<Kind, Integer> first = new HashMap<>();
    FrameAnalyzer analyzer = session.open(engine, "dwell");
    for (int i = 0; i < emptyFrames + FRAMES_OF_TARGET; i++) {
      FramePixels pixels = i < emptyFrames ? walk.frame(i % Walk.EMPTY_FRAMES).pixels() : still;
      WatchedFrame frame =
          new WatchedFrame(pixels, i).streamedAt(TimeUnit.SECONDS.toNanos(i) / framesPerSecond);
      for (RuleEvent event : session.analyzeGood(analyzer, frame).ruleEvents()) {
        first.putIfAbsent(Kind.of(event), i - emptyFrames);
      }
    }
    session.letGo(analyzer).close();
    return first;
  }
}
