package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.picture.Gate;
import io.nunchi.tck.internal.picture.Walk;
import io.nunchi.tck.internal.picture.WatchedFrame;
import io.nunchi.tck.internal.trial.Outcome;
import io.nunchi.tck.internal.trial.Parallel;
import io.nunchi.tck.internal.trial.RuleBroken;
import io.nunchi.tck.internal.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Chapter 4: threading. */
final class ThreadingChecks {

  private static final int THREADS = 3;

  private ThreadingChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("4.1", ThreadingChecks::pluginIsUsedByManyThreads)
        .addWithEngine("4.2", ThreadingChecks::analyzerChangesThreads)
        .addWithEngine("4.3", ThreadingChecks::analyzersRunBesideEachOther)
        .addWithEngine("4.4", ThreadingChecks::statusIsSaidWhileBusy)
        .addWithEngine("4.5", ThreadingChecks::interruptEndsACall);
  }

  private static void pluginIsUsedByManyThreads(Trial trial) throws Exception {
    trial.doing(THREADS + " threads at once called descriptor(), and started and used an engine");
    CyclicBarrier together = new CyclicBarrier(THREADS);
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      calls.add(
          () -> {
            together.await(trial.bench().patience().toMillis(), TimeUnit.MILLISECONDS);
            trial.bench().plugin().descriptor();
            AnalyzerEngine engine = trial.startEngine();
            trial.analyzeGood(trial.open(engine, "gate"), trial.bench().walk().frame(0));
            return true;
          });
    }
    try {
      Parallel.runAll("plugin", calls, trial.bench().patience());
    } catch (RuleBroken broken) {
      throw broken;
    } catch (Exception | Error thrown) { // whatever a plugin throws is a finding
      throw trial.broken(
          "every thread gets a working engine",
          Outcome.describe(thrown),
          "static fields and fields of the plugin that createEngine writes");
    }
  }

  private static void analyzerChangesThreads(Trial trial) throws Exception {
    AnalyzerEngine engine = trial.startEngine();
    Walk walk = trial.bench().walk();
    List<FrameResult> expected = trial.alone(engine, walk);
    trial.doing("gave each frame to the analyzer from a thread of its own");
    FrameAnalyzer analyzer = trial.open(engine, "wanders");
    List<FrameResult> results = new ArrayList<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      WatchedFrame frame = walk.frame(i);
      results.add(
          trial.endsInTime(
              "analyze", () -> trial.analyzeGood(analyzer, frame), "what analyze waits for"));
    }
    trial.requireSame(
        expected,
        results,
        "the results of one thread",
        "ThreadLocals, and whatever else is bound to a thread");
  }

  private static void analyzersRunBesideEachOther(Trial trial) throws Exception {
    AnalyzerEngine engine = trial.startEngine();
    Walk right = trial.bench().walk();
    Walk left = right.going(Walk.Way.LEFT_BELOW);
    List<List<FrameResult>> alone = List.of(trial.alone(engine, right), trial.alone(engine, left));
    if (StateChecks.interleavedDifference(trial, engine, alone).isPresent()) {
      throw trial.skipped("streams see each other when they take turns already (rule 9.2)");
    }
    trial.doing("ran four analyzers of one engine at once, two on each of two streams");
    CyclicBarrier together = new CyclicBarrier(4);
    List<Callable<List<FrameResult>>> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Walk walk = i % 2 == 0 ? right : left;
      FrameAnalyzer analyzer = trial.open(engine, "beside " + i);
      calls.add(
          () -> {
            together.await(trial.bench().patience().toMillis(), TimeUnit.MILLISECONDS);
            return trial.follow(analyzer, walk);
          });
    }
    String check = "what analyzers share: scratch memory and fields of the engine";
    List<List<FrameResult>> results;
    try {
      results = Parallel.runAll("analyzer", calls, trial.bench().patience().multipliedBy(4));
    } catch (Parallel.HangException hang) {
      throw trial.broken("all of them end", Outcome.describe(hang), check);
    }
    for (int i = 0; i < results.size(); i++) {
      trial.requireSame(
          alone.get(i % 2), results.get(i), "the results of each analyzer alone", check);
    }
  }

  private static void statusIsSaidWhileBusy(Trial trial) throws Exception {
    trial.doing("held an analyzer up in frame.planes(), and asked the engine for its status()");
    AnalyzerEngine engine = trial.startEngine();
    FrameAnalyzer analyzer = trial.open(engine, "busy");
    Gate gate = new Gate();
    WatchedFrame frame = trial.bench().walk().frame(0).heldUpBy(gate);
    Parallel.Running<Outcome> call =
        Parallel.start("the call of analyze", () -> Trial.analyze(analyzer, frame));
    try {
      gate.awaitReached(trial.bench().patience().toMillis());
      trial.endsInTime(
          "status() and descriptor()",
          () -> {
            engine.status();
            return engine.descriptor();
          },
          "locks that both analyze and status() take");
    } finally {
      gate.open();
    }
    trial.endsInTime(call, "what analyze waits for");
  }

  private static void interruptEndsACall(Trial trial) throws Exception {
    AnalyzerEngine engine = trial.startEngine();
    trial.endsInTime(
        "a call whose thread is interrupted",
        () -> {
          interruptBefore(trial, engine);
          return true;
        },
        "loops that wait again after InterruptedException");
    trial.doing("interrupted a thread that was held up in frame.planes()");
    FrameAnalyzer analyzer = trial.open(engine, "interrupted in a call");
    Gate gate = new Gate();
    WatchedFrame frame = trial.bench().walk().frame(0).heldUpBy(gate);
    Parallel.Running<Outcome> call =
        Parallel.start(
            "a call whose thread is interrupted",
            () -> {
              Outcome outcome = Trial.analyze(analyzer, frame);
              Thread.interrupted();
              goesOn(trial, engine, analyzer, outcome);
              return outcome;
            });
    try {
      gate.awaitReached(trial.bench().patience().toMillis());
      call.thread().interrupt();
    } finally {
      gate.open();
    }
    trial.endsInTime(call, "loops that wait again after InterruptedException");
  }

  private static void interruptBefore(Trial trial, AnalyzerEngine engine) throws AnalyzerException {
    trial.doing("called analyze on an interrupted thread, then again on one that was not");
    FrameAnalyzer analyzer = trial.open(engine, "interrupted before a call");
    Thread.currentThread().interrupt();
    Outcome outcome = Trial.analyze(analyzer, trial.bench().walk().frame(0));
    Thread.interrupted(); // the kit's own thread goes on
    goesOn(trial, engine, analyzer, outcome);
  }

  /** After a failed analyzer, as a host does, with another one. */
  private static void goesOn(
      Trial trial, AnalyzerEngine engine, FrameAnalyzer analyzer, Outcome outcome)
      throws AnalyzerException {
    boolean failed = outcome.kind() == Outcome.Kind.FAILED;
    FrameAnalyzer next = failed ? trial.open(engine, "after an interrupt") : analyzer;
    trial.analyzeGood(next, trial.bench().walk().frame(1));
  }
}
