package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.Parallel;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/**
 * Contract rule 4.6: as many callers as the engine declares, then all but one, then one.
 *
 * <p>It does not apply to an engine that declares nothing: rule 4.3 tries concurrent callers on it.
 */
final class ConcurrentCallsCheck {

  /** The greatest number of callers that are tried; each has a thread, an analyzer and a frame. */
  static final int MOST_CALLERS = 128;

  private static final String CHECK =
      "what there is only so many of: lanes, seats, scratch memory; and what waits for a batch to"
          + " be full";

  private final CheckSession session;
  private final List<WatchedFrame> frames;
  private final List<FrameResult> expected;
  private final List<FrameAnalyzer> analyzers = new ArrayList<>();

  private ConcurrentCallsCheck(CheckSession session, AnalyzerEngine engine, int callers)
      throws ProblemException {
    Walk walk = session.subject().walk();
    this.session = session;
    this.expected = session.alone(engine, walk);
    this.frames = walk.frames();
    for (int i = 0; i < callers; i++) {
      analyzers.add(session.open(engine, "caller " + i));
    }
  }

  static void run(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    OptionalInt declared = engine.descriptor().concurrentCalls();
    if (declared.isEmpty()) {
      throw session.notApplicable("the engine declares no concurrent calls");
    }
    int callers = session.streams(Math.min(declared.getAsInt(), MOST_CALLERS));
    session.figure("callers at once", callers);
    new ConcurrentCallsCheck(session, engine, callers).tryFewerAndFewer(declared.getAsInt());
  }

  private void tryFewerAndFewer(int declared) throws Exception {
    int callers = analyzers.size();
    int last = frames.size() - 1;
    session.doing(
        "called an engine that declares %d concurrent calls from %d threads at once"
            .formatted(declared, callers));
    requireAnswers(analyzers, 0, last);
    if (callers > 1) {
      session.doing(
          "called an engine that declares %d concurrent calls from %d threads, one fewer than before"
              .formatted(declared, callers - 1));
      requireAnswers(analyzers.subList(1, callers), last, last + 1);
    }
    session.doing(
        "called an engine that declares %d concurrent calls from one thread, beside %d idle analyzers"
            .formatted(declared, callers - 1));
    requireAnswers(analyzers.subList(0, 1), last, last + 1);
  }

  /** Lets all callers analyze the frames of a part of the walk, each on its thread. */
  private void requireAnswers(List<FrameAnalyzer> callers, int from, int to) throws Exception {
    List<Callable<List<FrameResult>>> calls = new ArrayList<>();
    for (FrameAnalyzer caller : callers) {
      calls.add(
          () -> {
            List<FrameResult> results = new ArrayList<>();
            for (WatchedFrame frame : frames.subList(from, to)) {
              results.add(
                  session.analyzeGood(caller, new WatchedFrame(frame.pixels(), frame.sequence())));
            }
            return results;
          });
    }
    List<List<FrameResult>> answers;
    try {
      answers = Parallel.runAll("caller", calls, session.subject().patience());
    } catch (Parallel.HangException e) {
      throw session.failure("every caller is answered", CallOutcome.describe(e), CHECK);
    }
    for (List<FrameResult> results : answers) {
      session.requireSame(
          expected.subList(from, to), results, "the results of a caller alone", CHECK);
    }
  }
}
