package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.tck.internal.run.CheckFailed;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.Parallel;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.ReadLatch;
import io.nunchi.testing.StreamPlayer;
import io.nunchi.testing.WatchedFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;

/**
 * Contract rule 3.8: an engine and its analyzers close at the same time, first while a call runs
 * and one close after the other has begun, then all at once, again and again.
 */
final class CloseOrderCheck {

  private static final String CHECK =
      "the order in which close() of the engine and of an analyzer take their locks, and"
          + " collections that one walks through while the other takes out of them";

  /** The analyzers that close beside their engine. */
  private static final int ANALYZERS = 4;

  private static final int LEAST_RACES = 4;

  private final CheckSession session;
  private final int analyzers;

  private CloseOrderCheck(CheckSession session) {
    this.session = session;
    this.analyzers = session.streams(ANALYZERS);
  }

  static void run(CheckSession session) throws Exception {
    requireOneByOne(session, "3.2", LifecycleChecks::engineClosesBeforeItsAnalyzers);
    requireOneByOne(session, "3.3", LifecycleChecks::closesWhileACallRuns);
    CloseOrderCheck check = new CloseOrderCheck(session);
    for (int turn = 0; turn <= check.analyzers; turn++) {
      check.closesWhileACallRuns(turn);
    }
    int races = Math.max(LEAST_RACES, session.subject().cycles() / 4);
    for (int race = 0; race < races; race++) {
      check.closesAtOnce(race);
    }
  }

  /** One that cannot close one by one breaks another contract rule. */
  private static void requireOneByOne(CheckSession session, String rule, Check check)
      throws Exception {
    try {
      check.run(session);
    } catch (CheckFailed broken) {
      throw session.skipped("closes fail one by one already (rule " + rule + ")");
    }
  }

  /** The engine's close is the first, the second… or the last to begin. */
  private void closesWhileACallRuns(int turnOfEngine) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    List<FrameAnalyzer> opened = open(engine);
    ReadLatch latch = new ReadLatch();
    WatchedFrame frame = session.subject().walk().frame(0).blockedBy(latch);
    FrameAnalyzer busy = opened.get(0);
    session.doing(
        "held an analyzer up in frame.planes(), and closed it, %d others and the engine, each from a"
                .formatted(analyzers - 1)
            + " thread of its own and the engine as number "
            + (turnOfEngine + 1));
    Parallel.Running<CallOutcome> call =
        Parallel.start("the call of analyze", () -> StreamPlayer.analyze(busy, frame));
    List<Parallel.Running<Boolean>> closing = new ArrayList<>();
    try {
      session.awaitReader(call, latch, CHECK);
      for (Callable<Boolean> close : closes(engine, opened, turnOfEngine)) {
        Parallel.Running<Boolean> running = Parallel.start("close()", close);
        closing.add(running);
        running.awaitEndOrWait();
      }
    } finally {
      latch.release();
    }
    session.endsInTime(call, CHECK);
    for (Parallel.Running<Boolean> each : closing) {
      requireNormalEnd(() -> session.endsInTime(each, CHECK));
    }
  }

  private void closesAtOnce(int race) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    List<FrameAnalyzer> opened = open(engine);
    session.doing(
        "closed an engine and its %d analyzers at once, race %d".formatted(analyzers, race + 1));
    CyclicBarrier together = new CyclicBarrier(analyzers + 1);
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (Callable<Boolean> close : closes(engine, opened, race % (analyzers + 1))) {
      calls.add(
          () -> {
            together.await();
            return close.call();
          });
    }
    requireNormalEnd(() -> Parallel.runAll("close()", calls, session.subject().patience()));
  }

  private List<FrameAnalyzer> open(AnalyzerEngine engine) throws Exception {
    List<FrameAnalyzer> opened = new ArrayList<>();
    for (int i = 0; i < analyzers; i++) {
      FrameAnalyzer analyzer = session.letGo(session.open(engine, "closed beside others " + i));
      session.analyzeGood(analyzer, session.subject().walk().frame(0));
      opened.add(analyzer);
    }
    session.letGo(engine);
    return opened;
  }

  private static List<Callable<Boolean>> closes(
      AnalyzerEngine engine, List<FrameAnalyzer> opened, int turnOfEngine) {
    List<AutoCloseable> order = new ArrayList<>(opened);
    Collections.rotate(order, turnOfEngine);
    order.add(turnOfEngine, engine);
    List<Callable<Boolean>> closes = new ArrayList<>();
    for (AutoCloseable each : order) {
      closes.add(
          () -> {
            each.close();
            return true;
          });
    }
    return closes;
  }

  private void requireNormalEnd(Callable<?> closing) throws Exception {
    try {
      closing.call();
    } catch (CheckFailed hangs) {
      throw hangs;
    } catch (Exception | Error thrown) { // whatever a plugin throws is a finding
      throw session.failure("every close() ends normally", CallOutcome.describe(thrown), CHECK);
    }
  }
}
