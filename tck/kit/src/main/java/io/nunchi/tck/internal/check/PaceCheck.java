package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.Parallel;
import io.nunchi.testing.ReadLatch;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * Contract rule 9.6: the same stream at several paces. Its frames come as fast as they are
 * analyzed, then with short pauses, with a long one, and with a call that takes long.
 *
 * <p>The pauses are real: a clock that a plugin reads cannot be set. They are lengths of sleep and
 * no limits, so a slow machine changes nothing.
 */
final class PaceCheck {

  private static final String CHECK =
      "clocks: System.nanoTime() and currentTimeMillis(), timers, and limits on calls in a time;"
          + " the stream's own time goes on with its frames";

  /** The walks that make a long stream. */
  private static final int WALKS = 5;

  private static final int MILLIS_OF_A_REST = 5;
  private static final int MILLIS_OF_A_BREAK = 1_300;

  /** The frame of the last walk before which the stream pauses: it has a target. */
  private static final int FRAME_AFTER_THE_BREAK = (WALKS - 1) * Walk.FRAMES + Walk.EMPTY_FRAMES;

  /** The frame at which a call takes long: the next one has a target, too. */
  private static final int FRAME_OF_THE_LONG_CALL = Walk.EMPTY_FRAMES + 1;

  private final CheckSession session;
  private final AnalyzerEngine engine;
  private final List<WatchedFrame> drawn;

  private PaceCheck(CheckSession session, AnalyzerEngine engine) {
    this.session = session;
    this.engine = engine;
    this.drawn = session.subject().walk().frames();
  }

  static void run(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    session.alone(engine, session.subject().walk());
    PaceCheck check = new PaceCheck(session, engine);
    List<FrameResult> fast = check.play(WALKS, (analyzer, i) -> check.analyze(analyzer, i));
    session.doing(
        "gave frames to an analyzer as fast as it took them, and to another one with a pause of %d"
                .formatted(MILLIS_OF_A_REST)
            + " ms before each");
    check.requireAsFast(fast, check.play(1, check::analyzeAfterARest));
    session.doing(
        "gave %d frames to an analyzer as fast as it took them, and paused for %d ms after %d of them"
                .formatted(fast.size(), MILLIS_OF_A_BREAK, FRAME_AFTER_THE_BREAK)
            + " when they came again");
    check.requireAsFast(fast, check.play(WALKS, check::analyzeAfterABreak));
    session.doing("held a call up for %d ms in frame.planes()".formatted(MILLIS_OF_A_BREAK));
    check.requireAsFast(fast, check.play(1, check::analyzeSlowly));
  }

  /** A way to give the analyzer the next frame. */
  private interface Pace {
    FrameResult analyze(FrameAnalyzer analyzer, int index) throws Exception;
  }

  private List<FrameResult> play(int walks, Pace pace) throws Exception {
    FrameAnalyzer analyzer = session.open(engine, "paced");
    List<FrameResult> results = new ArrayList<>();
    for (int i = 0; i < walks * Walk.FRAMES; i++) {
      results.add(pace.analyze(analyzer, i));
    }
    session.letGo(analyzer).close();
    return results;
  }

  private FrameResult analyze(FrameAnalyzer analyzer, int index) {
    return session.analyzeGood(analyzer, frame(index));
  }

  private FrameResult analyzeAfterARest(FrameAnalyzer analyzer, int index) throws Exception {
    Thread.sleep(MILLIS_OF_A_REST);
    return analyze(analyzer, index);
  }

  private FrameResult analyzeAfterABreak(FrameAnalyzer analyzer, int index) throws Exception {
    if (index == FRAME_AFTER_THE_BREAK) {
      rest();
    }
    return analyze(analyzer, index);
  }

  private FrameResult analyzeSlowly(FrameAnalyzer analyzer, int index) throws Exception {
    if (index != FRAME_OF_THE_LONG_CALL) {
      return analyze(analyzer, index);
    }
    ReadLatch latch = new ReadLatch();
    WatchedFrame frame = frame(index).blockedBy(latch);
    Parallel.Running<FrameResult> call =
        Parallel.start("the call of analyze", () -> session.analyzeGood(analyzer, frame));
    try {
      session.awaitReader(call, latch, "what analyze waits for");
      rest();
    } finally {
      latch.release();
    }
    return session.endsInTime(call, "what analyze waits for");
  }

  private void rest() throws InterruptedException {
    for (int rested = 0; rested < MILLIS_OF_A_BREAK; rested += MILLIS_OF_A_BREAK / 10) {
      session.step();
      Thread.sleep(MILLIS_OF_A_BREAK / 10);
    }
  }

  private WatchedFrame frame(int index) {
    return new WatchedFrame(drawn.get(index % Walk.FRAMES).pixels(), index);
  }

  private void requireAsFast(List<FrameResult> fast, List<FrameResult> other)
      throws ProblemException {
    session.requireSame(
        fast.subList(0, other.size()), other, "the results of the fast stream", CHECK);
  }
}
