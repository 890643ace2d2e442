package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckFailed;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.Parallel;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.ReadLatch;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;

/** Chapter 4: threading. */
final class ThreadingChecks {

  private static final int THREADS = 3;

  private ThreadingChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("4.1", ThreadingChecks::pluginIsUsedByManyThreads)
        .addWithEngine("4.2", ThreadingChecks::analyzerChangesThreads)
        .addWithEngine("4.3", ThreadingChecks::analyzersRunConcurrently)
        .addWithEngine("4.4", ThreadingChecks::statusIsSaidWhileBusy)
        .addWithEngine("4.5", ThreadingChecks::interruptEndsACall)
        .addWithEngine("4.6", ConcurrentCallsCheck::run)
        .addWithEngine("4.7", BusyEngineCheck::run)
        .addWithEngine("4.8", HostRoundCheck::run);
  }

  private static void pluginIsUsedByManyThreads(CheckSession session) throws Exception {
    session.doing(THREADS + " threads at once called descriptor(), and started and used an engine");
    CyclicBarrier together = new CyclicBarrier(THREADS);
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      calls.add(
          () -> {
            together.await();
            session.subject().plugin().descriptor();
            AnalyzerEngine engine = session.startEngine();
            session.analyzeGood(session.open(engine, "gate"), session.subject().walk().frame(0));
            return true;
          });
    }
    try {
      Parallel.runAll("plugin", calls, session.subject().patience());
    } catch (CheckFailed e) {
      throw e;
    } catch (Exception | Error thrown) { // whatever a plugin throws is a finding
      throw session.failure(
          "every thread gets a working engine",
          CallOutcome.describe(thrown),
          "static fields and fields of the plugin that createEngine writes");
    }
  }

  private static void analyzerChangesThreads(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    Walk walk = session.subject().walk();
    List<FrameResult> expected = session.alone(engine, walk);
    session.doing("gave each frame to the analyzer from a thread of its own");
    FrameAnalyzer analyzer = session.open(engine, "wanders");
    List<FrameResult> results = new ArrayList<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      WatchedFrame frame = walk.frame(i);
      results.add(
          session.endsInTime(
              "analyze", () -> session.analyzeGood(analyzer, frame), "what analyze waits for"));
    }
    session.requireSame(
        expected,
        results,
        "the results of one thread",
        "ThreadLocals, and whatever else is bound to a thread");
  }

  private static void analyzersRunConcurrently(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    Walk right = session.subject().walk();
    Walk left = right.going(Walk.Way.LEFT_BELOW);
    List<List<FrameResult>> alone =
        List.of(session.alone(engine, right), session.alone(engine, left));
    int analyzers = session.severalStreams(4);
    if (StateChecks.interleavedDifference(session, engine, alone).isPresent()) {
      throw session.skipped("streams see each other when they take turns already (rule 9.2)");
    }
    session.doing("ran %d analyzers of one engine at once, on two streams".formatted(analyzers));
    CyclicBarrier together = new CyclicBarrier(analyzers);
    List<Callable<List<FrameResult>>> calls = new ArrayList<>();
    for (int i = 0; i < analyzers; i++) {
      Walk walk = i % 2 == 0 ? right : left;
      FrameAnalyzer analyzer = session.open(engine, "beside " + i);
      calls.add(
          () -> {
            together.await();
            return session.follow(analyzer, walk);
          });
    }
    String check = "what analyzers share: scratch memory and fields of the engine";
    List<List<FrameResult>> results;
    try {
      results = Parallel.runAll("analyzer", calls, session.subject().patience());
    } catch (Parallel.HangException hang) {
      throw session.failure("all of them end", CallOutcome.describe(hang), check);
    }
    for (int i = 0; i < results.size(); i++) {
      session.requireSame(
          alone.get(i % 2), results.get(i), "the results of each analyzer alone", check);
    }
    ContentionCheck.run(session, engine);
  }

  private static void statusIsSaidWhileBusy(CheckSession session) throws Exception {
    session.doing("held an analyzer up in frame.planes(), and asked the engine for its status()");
    AnalyzerEngine engine = session.startEngine();
    FrameAnalyzer analyzer = session.open(engine, "busy");
    ReadLatch latch = new ReadLatch();
    WatchedFrame frame = session.subject().walk().frame(0).blockedBy(latch);
    Parallel.Running<CallOutcome> call =
        Parallel.start("the call of analyze", () -> session.analyze(analyzer, frame));
    try {
      session.awaitReader(call, latch, "what analyze waits for");
      session.endsInTime(
          "status() and descriptor()",
          () -> {
            engine.status();
            return engine.descriptor();
          },
          "locks that both analyze and status() take");
    } finally {
      latch.release();
    }
    session.endsInTime(call, "what analyze waits for");
  }

  private static void interruptEndsACall(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    session.endsInTime(
        "a call whose thread is interrupted",
        () -> {
          interruptBefore(session, engine);
          return true;
        },
        "loops that wait again after InterruptedException");
    session.doing("interrupted a thread that was held up in frame.planes()");
    FrameAnalyzer analyzer = session.open(engine, "interrupted in a call");
    ReadLatch latch = new ReadLatch();
    WatchedFrame frame = session.subject().walk().frame(0).blockedBy(latch);
    Parallel.Running<CallOutcome> call =
        Parallel.start(
            "a call whose thread is interrupted",
            () -> {
              CallOutcome outcome = session.analyze(analyzer, frame);
              Thread.interrupted();
              goesOn(session, engine, analyzer, outcome);
              return outcome;
            });
    try {
      session.awaitReader(call, latch, "what analyze waits for");
      call.thread().interrupt();
    } finally {
      latch.release();
    }
    session.endsInTime(call, "loops that wait again after InterruptedException");
  }

  private static void interruptBefore(CheckSession session, AnalyzerEngine engine)
      throws ProblemException {
    session.doing("called analyze on an interrupted thread, then again on one that was not");
    FrameAnalyzer analyzer = session.open(engine, "interrupted before a call");
    Thread.currentThread().interrupt();
    CallOutcome outcome = session.analyze(analyzer, session.subject().walk().frame(0));
    Thread.interrupted(); // the kit's own thread goes on
    goesOn(session, engine, analyzer, outcome);
  }

  /** After a failed analyzer, as a host does, with another one. */
  private static void goesOn(
      CheckSession session, AnalyzerEngine engine, FrameAnalyzer analyzer, CallOutcome outcome)
      throws ProblemException {
    boolean failed = outcome.kind() == CallOutcome.Kind.FAILED;
    if (failed) {
      session.letGo(analyzer).close();
    }
    FrameAnalyzer next = failed ? session.open(engine, "after an interrupt") : analyzer;
    session.analyzeGood(next, session.subject().walk().frame(1));
    session.letGo(next).close();
  }
}
