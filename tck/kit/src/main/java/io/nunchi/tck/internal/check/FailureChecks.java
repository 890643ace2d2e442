package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.OddFrames;
import io.nunchi.testing.WatchedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Chapter 7: failures. */
final class FailureChecks {

  private static final String OWN_ID = "nunchi.";
  private static final String OWN_CODE = "NUN-";

  private FailureChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("7.1", FailureChecks::rejectionCostsOneFrame)
        .addWithEngine("7.2", FailureChecks::failuresAreTyped)
        .addWithEngine("7.3", FailureChecks::startFailuresAreTyped)
        .addWithEngine("7.4", FailureChecks::problemsSayWhatToDo);
  }

  private static void rejectionCostsOneFrame(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    List<Supplier<WatchedFrame>> oddFrames = OddFrames.of(engine.descriptor().pixelFormats());
    int rejected = 0;
    for (Supplier<WatchedFrame> odd : oddFrames) {
      WatchedFrame frame = odd.get();
      FrameAnalyzer analyzer = session.open(engine, "rejects");
      if (session.analyze(analyzer, frame).kind() == CallOutcome.Kind.REJECTED) {
        rejected++;
        session.doing("gave a good frame after one of " + frame.pixels().layout() + ", rejected");
        CallOutcome next = session.analyze(analyzer, session.subject().walk().frame(1));
        if (!next.isAnalyzed()) {
          throw session.failure(
              "the good frame is analyzed",
              next.describe(),
              "what analyze leaves half done when it rejects a frame");
        }
      }
      session.letGo(analyzer).close();
    }
    if (rejected == 0) {
      throw session.notApplicable(
          "the analyzer rejected none of " + oddFrames.size() + " odd frames");
    }
    session.figure("rejected frames", rejected);
  }

  private static void failuresAreTyped(CheckSession session) throws Exception {
    for (Provocations.Taken taken : Provocations.whileOpen(session, session.startEngine())) {
      if (!taken.outcome().isTyped()) {
        session.doing("gave an analyzer " + taken.what());
        throw session.failure(
            "a result, FrameRejectedException or AnalyzerFailedException",
            taken.outcome().describe(),
            "what analyze does with such a frame before it looks at its size");
      }
    }
  }

  private static void startFailuresAreTyped(CheckSession session) {
    List<Provocations.Start> starts = Provocations.brokenStarts(session);
    int failed = 0;
    for (Provocations.Start start : starts) {
      session.doing("started an engine whose setting " + start.setting() + " names nothing");
      for (Throwable thrown : start.thrown()) {
        failed++;
        if (!(thrown instanceof EngineStartException)) {
          throw session.failure(
              "EngineStartException, or an engine",
              CallOutcome.describe(thrown),
              "exceptions of libraries that createEngine lets through");
        }
      }
    }
    if (failed == 0) {
      throw session.notApplicable(
          starts.isEmpty()
              ? "no setting of the engine can name something that does not exist"
              : "engines start although their settings name what does not exist");
    }
    session.figure("failed starts", failed);
  }

  private static void problemsSayWhatToDo(CheckSession session) throws Exception {
    int problems = 0;
    for (Provocations.Start start : Provocations.brokenStarts(session)) {
      session.doing("started an engine whose setting " + start.setting() + " names nothing");
      requireComplete(session, start.problems());
      problems += start.problems().size();
    }
    List<Provocations.Taken> all =
        new ArrayList<>(Provocations.whileOpen(session, session.startEngine()));
    all.addAll(Provocations.afterClose(session));
    for (Provocations.Taken taken : all) {
      session.doing("read what analyze says to " + taken.what());
      requireComplete(session, taken.outcome().problems());
      problems += taken.outcome().problems().size();
    }
    if (problems == 0) {
      throw session.notApplicable("no failure with a problem could be provoked");
    }
    session.figure("problems", problems);
  }

  private static void requireComplete(CheckSession session, List<Problem> problems) {
    String id = session.subject().loaded().descriptor().orElseThrow().id();
    for (Problem problem : problems) {
      if (problem.code().startsWith(OWN_CODE) && !id.startsWith(OWN_ID)) {
        throw session.failure(
            "a code with a prefix of your own, such as ACME-0001",
            problem.toString(),
            "the code: " + OWN_CODE + " is for Nunchi's own plugins");
      }
      if (problem.expected().isBlank() || problem.found().isBlank()) {
        throw session.failure(
            "a problem that says what was expected and what was found",
            problem.toString(),
            "calls of expected(...) and found(...) on this problem");
      }
    }
  }
}
