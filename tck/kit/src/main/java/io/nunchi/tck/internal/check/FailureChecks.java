package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.tck.internal.picture.WatchedFrame;
import io.nunchi.tck.internal.trial.Outcome;
import io.nunchi.tck.internal.trial.Trial;
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

  private static void rejectionCostsOneFrame(Trial trial) throws Exception {
    AnalyzerEngine engine = trial.startEngine();
    List<Supplier<WatchedFrame>> oddFrames = OddFrames.of(engine.descriptor().pixelFormats());
    for (Supplier<WatchedFrame> odd : oddFrames) {
      WatchedFrame frame = odd.get();
      FrameAnalyzer analyzer = trial.open(engine, "rejects");
      if (Trial.analyze(analyzer, frame).kind() == Outcome.Kind.REJECTED) {
        trial.doing("gave a good frame after one of " + frame.picture().describe() + ", rejected");
        Outcome next = Trial.analyze(analyzer, trial.bench().walk().frame(1));
        if (!next.isAnalyzed()) {
          throw trial.broken(
              "the good frame is analyzed",
              next.describe(),
              "what analyze leaves half done when it rejects a frame");
        }
      }
      trial.letGo(analyzer).close();
    }
  }

  private static void failuresAreTyped(Trial trial) throws Exception {
    for (Provocations.Taken taken : Provocations.whileOpen(trial, trial.startEngine())) {
      if (!taken.outcome().isTyped()) {
        trial.doing("gave an analyzer " + taken.what());
        throw trial.broken(
            "a result, FrameRejectedException or AnalyzerFailedException",
            taken.outcome().describe(),
            "what analyze does with such a frame before it looks at its size");
      }
    }
  }

  private static void startFailuresAreTyped(Trial trial) {
    for (Provocations.Start start : Provocations.brokenStarts(trial)) {
      trial.doing("started an engine whose setting " + start.setting() + " names nothing");
      for (Throwable thrown : start.thrown()) {
        if (!(thrown instanceof EngineStartException)) {
          throw trial.broken(
              "EngineStartException, or an engine",
              Outcome.describe(thrown),
              "exceptions of libraries that createEngine lets through");
        }
      }
    }
  }

  private static void problemsSayWhatToDo(Trial trial) throws Exception {
    for (Provocations.Start start : Provocations.brokenStarts(trial)) {
      trial.doing("started an engine whose setting " + start.setting() + " names nothing");
      requireComplete(trial, start.problems());
    }
    List<Provocations.Taken> all =
        new ArrayList<>(Provocations.whileOpen(trial, trial.startEngine()));
    all.addAll(Provocations.afterClose(trial));
    for (Provocations.Taken taken : all) {
      trial.doing("read what analyze says to " + taken.what());
      requireComplete(trial, taken.outcome().problems());
    }
  }

  private static void requireComplete(Trial trial, List<Problem> problems) {
    String id = trial.bench().loaded().descriptor().orElseThrow().id();
    for (Problem problem : problems) {
      if (problem.code().startsWith(OWN_CODE) && !id.startsWith(OWN_ID)) {
        throw trial.broken(
            "a code with a prefix of your own, such as ACME-0001",
            problem.toString(),
            "the code: " + OWN_CODE + " is for Nunchi's own plugins");
      }
      if (problem.expected().isBlank() || problem.found().isBlank()) {
        throw trial.broken(
            "a problem that says what was expected and what was found",
            problem.toString(),
            "calls of expected(...) and found(...) on this problem");
      }
    }
  }
}
