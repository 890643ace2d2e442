package io.nunchi.tck.internal.check;

import io.nunchi.spi.Capability;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.result.FrameAttribute;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.RuleEvent;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Chapter 6: results that last longer than a frame. */
final class ClipChecks {

  private ClipChecks() {}

  /** Looks at the result of one frame. */
  private interface Look {
    void at(FrameResult result, long streamTimeNanos);
  }

  /** Shows two walks to one analyzer, the second behind the first. */
  private static void follow(CheckSession session, Look look) throws Exception {
    session.doing("let a target walk through the picture, to the right and then to the left");
    FrameAnalyzer analyzer = session.open(session.startEngine(), "clips");
    for (int i = 0; i < 2 * Walk.FRAMES; i++) {
      Walk walk = session.subject().walk();
      WatchedFrame frame =
          new WatchedFrame(
              (i < Walk.FRAMES ? walk : walk.going(Walk.Way.LEFT_BELOW))
                  .frame(i % Walk.FRAMES)
                  .pixels(),
              i);
      look.at(session.analyzeGood(analyzer, frame), frame.streamTimeNanos());
    }
  }

  static void attributesEndWithTheFrame(CheckSession session) throws Exception {
    AtomicInteger clips = new AtomicInteger();
    follow(
        session,
        (result, streamTimeNanos) -> {
          for (FrameAttribute clip : result.attributes()) {
            clips.incrementAndGet();
            if (clip.startNanos() > clip.endNanos() || clip.endNanos() > streamTimeNanos) {
              throw session.failure(
                  "start <= end <= the frame's stream time of " + streamTimeNanos + " ns",
                  clip.toString(),
                  "that streamTimeNanos() is the clock, and the order of start and end");
            }
          }
        });
    if (clips.get() == 0) {
      throw ResultChecks.noneOf(session, Capability.FRAME_ATTRIBUTES, "attributes of frames");
    }
    session.figure("attributes of frames", clips.get());
  }

  static void ruleEventsStartAndEnd(CheckSession session) throws Exception {
    Set<Long> started = new HashSet<>();
    Set<Long> ended = new HashSet<>();
    AtomicInteger events = new AtomicInteger();
    follow(
        session,
        (result, streamTimeNanos) -> {
          for (RuleEvent event : result.ruleEvents()) {
            events.incrementAndGet();
            requireTimes(session, event, streamTimeNanos);
            requireLife(session, event, started, ended);
          }
        });
    if (events.get() == 0) {
      throw ResultChecks.noneOf(session, Capability.RULE_EVENTS, "rule events");
    }
    session.figure("rule events", events.get());
  }

  private static void requireTimes(CheckSession session, RuleEvent event, long streamTimeNanos) {
    long end = event.endNanos().orElse(streamTimeNanos);
    long start = event.startNanos().orElse(end);
    if (start > end || end > streamTimeNanos) {
      throw session.failure(
          "start <= end <= the frame's stream time of " + streamTimeNanos + " ns",
          event + " from " + event.startNanos() + " to " + event.endNanos(),
          "that streamTimeNanos() is the clock, and the order of start and end");
    }
  }

  private static void requireLife(
      CheckSession session, RuleEvent event, Set<Long> started, Set<Long> ended) {
    boolean isRight =
        switch (event.phase()) {
          case MOMENT -> event.eventId().isEmpty();
          case STARTED ->
              event.eventId().isPresent()
                  && event.endNanos().isEmpty()
                  && started.add(event.eventId().getAsLong());
          case ENDED ->
              event.eventId().isPresent()
                  && started.contains(event.eventId().getAsLong())
                  && ended.add(event.eventId().getAsLong());
        };
    if (!isRight) {
      throw session.failure(
          "an id that is started once and ended once, later; none for a moment",
          event.toString(),
          "the ids of rule events: started(id), and later ended(id) with the same id");
    }
  }
}
