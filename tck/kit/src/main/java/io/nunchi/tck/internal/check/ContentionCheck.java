package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.Parallel;
import io.nunchi.tck.internal.watch.Pulses;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.ReadLatch;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Contract rule 4.3, at its hardest: as many analyzers as a site has cameras meet in the middle of
 * their calls, and go on together.
 *
 * <p>An engine may let callers wait, so the kit goes on when no more of them arrive.
 */
final class ContentionCheck {

  /** The analyzers of an engine that declares no concurrent calls; rule 4.6 tries the others. */
  private static final int ANALYZERS = 16;

  private static final int ANALYZERS_OF_A_DECLARING_ENGINE = 4;

  private static final int PULSES_WITHOUT_ANOTHER = 6;
  private static final int FIRST_FRAME = Walk.EMPTY_FRAMES;
  private static final int FRAMES = 3;

  private static final String CHECK =
      "pools from which a call takes a second thing while it holds a first one, locks that calls"
          + " take in different orders, and scratch memory that they share";

  private final CheckSession session;
  private final AnalyzerEngine engine;
  private final List<WatchedFrame> drawn;

  private ContentionCheck(CheckSession session, AnalyzerEngine engine) {
    this.session = session;
    this.engine = engine;
    this.drawn = session.subject().walk().frames().subList(FIRST_FRAME, FIRST_FRAME + FRAMES);
  }

  static void run(CheckSession session, AnalyzerEngine engine) throws Exception {
    int callers =
        engine.descriptor().concurrentCalls().isPresent()
            ? ANALYZERS_OF_A_DECLARING_ENGINE
            : ANALYZERS;
    new ContentionCheck(session, engine).meet(session.streams(callers));
  }

  private void meet(int callers) throws Exception {
    FrameAnalyzer alone = session.open(engine, "alone");
    List<FrameResult> expected = new ArrayList<>();
    for (WatchedFrame frame : drawn) {
      expected.add(session.analyzeGood(alone, copy(frame)));
    }
    session.letGo(alone).close();
    List<FrameAnalyzer> analyzers = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      analyzers.add(session.open(engine, "meets others " + i));
    }
    session.doing(
        "held %d analyzers of one engine up in frame.planes(), and let all of them go on at once"
            .formatted(callers));
    for (int i = 0; i < FRAMES; i++) {
      for (FrameResult result : results(analyzers, drawn.get(i))) {
        session.requireSame(
            List.of(expected.get(i)), List.of(result), "the results of each analyzer alone", CHECK);
      }
    }
    for (FrameAnalyzer analyzer : analyzers) {
      session.letGo(analyzer).close();
    }
  }

  private List<FrameResult> results(List<FrameAnalyzer> analyzers, WatchedFrame drawnFrame)
      throws Exception {
    List<ReadLatch> latches = new ArrayList<>();
    List<Parallel.Running<FrameResult>> calls = new ArrayList<>();
    try {
      for (FrameAnalyzer analyzer : analyzers) {
        ReadLatch latch = new ReadLatch();
        latches.add(latch);
        WatchedFrame frame = copy(drawnFrame).blockedBy(latch);
        calls.add(Parallel.start("analyze", () -> session.analyzeGood(analyzer, frame)));
      }
      awaitArrivals(latches);
    } finally {
      latches.forEach(ReadLatch::release);
    }
    try {
      return Parallel.awaitAll(calls, session.subject().patience());
    } catch (Parallel.HangException hang) {
      throw session.failure("all of them end", CallOutcome.describe(hang), CHECK);
    }
  }

  private static void awaitArrivals(List<ReadLatch> latches) throws InterruptedException {
    long arrived = 0;
    boolean more = true;
    while (more && arrived < latches.size()) {
      long before = arrived;
      more =
          Pulses.await(Pulses.polling(() -> arrivedAt(latches) > before), PULSES_WITHOUT_ANOTHER);
      arrived = arrivedAt(latches);
    }
  }

  private static long arrivedAt(List<ReadLatch> latches) {
    return latches.stream().filter(ContentionCheck::isReached).count();
  }

  private static boolean isReached(ReadLatch latch) {
    try {
      return latch.awaitReader(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static WatchedFrame copy(WatchedFrame frame) {
    return new WatchedFrame(frame.pixels(), frame.sequence());
  }
}
