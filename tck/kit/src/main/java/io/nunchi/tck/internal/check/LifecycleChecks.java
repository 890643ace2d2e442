package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.tck.internal.picture.Gate;
import io.nunchi.tck.internal.picture.WatchedFrame;
import io.nunchi.tck.internal.trial.Outcome;
import io.nunchi.tck.internal.trial.Parallel;
import io.nunchi.tck.internal.trial.Trial;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Chapter 3: lifecycle. */
final class LifecycleChecks {

  private static final long MILLIS_FOR_CLOSE_TO_BEGIN = 150;

  private LifecycleChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("3.1", LifecycleChecks::closesTwice)
        .addWithEngine("3.2", LifecycleChecks::engineClosesBeforeItsAnalyzers)
        .addWithEngine("3.3", LifecycleChecks::closesWhileACallRuns)
        .addWithEngine("3.4", LifecycleChecks::failsAfterClose)
        .addWithEngine("3.5", LifecycleChecks::warmsUpTwice)
        .addWithEngine("3.6", LifecycleChecks::analyzesAfterWarmUp);
  }

  private static void closesTwice(Trial trial) throws Exception {
    AnalyzerEngine engine = trial.startEngine();
    FrameAnalyzer first = trial.open(engine, "first");
    FrameAnalyzer second = trial.open(engine, "second");
    trial.analyzeGood(first, trial.bench().walk().frame(0));
    trial.doing("opened two analyzers, and closed the one that was opened first twice");
    closeTwice(trial, trial.letGo(first));
    trial.doing("closed one analyzer twice, and gave the other one a frame");
    trial.analyzeGood(second, trial.bench().walk().frame(0));
    trial.letGo(second).close();
    trial.doing("closed the analyzers, then the engine twice");
    closeTwice(trial, trial.letGo(engine));
  }

  private static void closeTwice(Trial trial, AutoCloseable closeable) throws Exception {
    closeable.close();
    try {
      closeable.close();
    } catch (Exception | Error thrown) { // whatever a plugin throws is a finding
      throw trial.broken(
          "the second close() has no effect",
          Outcome.describe(thrown),
          "a flag that remembers that close() was called, guarded like what it frees");
    }
  }

  private static void engineClosesBeforeItsAnalyzers(Trial trial) throws Exception {
    trial.doing("closed the engine while one of its analyzers was open, and gave that one a frame");
    AnalyzerEngine engine = trial.startEngine();
    FrameAnalyzer analyzer = trial.letGo(trial.open(engine, "left over"));
    trial.analyzeGood(analyzer, trial.bench().walk().frame(0));
    trial.letGo(engine).close();
    Outcome outcome = Trial.analyze(analyzer, trial.bench().walk().frame(1));
    if (outcome.isAnalyzed() || !outcome.isTyped()) {
      throw trial.broken(
          "a typed failure",
          outcome.describe(),
          "whether analyze looks at the engine's state before it uses what the engine owned");
    }
    trial.doing("closed the engine, and then an analyzer of it");
    try {
      analyzer.close();
    } catch (Exception | Error thrown) { // whatever a plugin throws is a finding
      throw trial.broken(
          "close() does nothing",
          Outcome.describe(thrown),
          "who frees what when the engine closed");
    }
  }

  private static void closesWhileACallRuns(Trial trial) throws Exception {
    trial.doing("held an analyzer up in frame.planes(), and closed it from another thread");
    AnalyzerEngine engine = trial.startEngine();
    FrameAnalyzer analyzer = trial.letGo(trial.open(engine, "closed in a call"));
    closeInTheMiddle(trial, analyzer, analyzer);
    trial.doing("held an analyzer up in frame.planes(), and closed its engine from another thread");
    FrameAnalyzer leftOver = trial.letGo(trial.open(engine, "left over by a call"));
    closeInTheMiddle(trial, leftOver, trial.letGo(engine));
  }

  private static void closeInTheMiddle(Trial trial, FrameAnalyzer analyzer, AutoCloseable closeable)
      throws Exception {
    Gate gate = new Gate();
    WatchedFrame frame = trial.bench().walk().frame(0).heldUpBy(gate);
    Parallel.Running<Outcome> call =
        Parallel.start("the call of analyze", () -> Trial.analyze(analyzer, frame));
    Parallel.Running<Boolean> closing;
    try {
      gate.awaitReached(trial.bench().patience().toMillis());
      closing =
          Parallel.start(
              "close()",
              () -> {
                closeable.close();
                return true;
              });
      letItBegin(closing);
    } finally {
      gate.open();
    }
    String check = "what close() frees while analyze still uses it, and who waits for whom";
    Outcome outcome = trial.endsInTime(call, check);
    try {
      trial.endsInTime(closing, check);
    } catch (RuntimeException | Error thrown) {
      if (thrown instanceof io.nunchi.tck.internal.trial.RuleBroken) {
        throw thrown;
      }
      throw trial.broken("close() ends normally", Outcome.describe(thrown), check);
    }
    if (!outcome.isTyped()) {
      throw trial.broken("a result or a typed failure", outcome.describe(), check);
    }
  }

  /** It may end at once or wait for the call: both are allowed. */
  private static void letItBegin(Parallel.Running<Boolean> closing) throws InterruptedException {
    try {
      closing.task().get(MILLIS_FOR_CLOSE_TO_BEGIN, TimeUnit.MILLISECONDS);
    } catch (TimeoutException waitsForTheCall) {
      return;
    } catch (java.util.concurrent.ExecutionException reportedLater) {
      return;
    }
  }

  private static void failsAfterClose(Trial trial) throws Exception {
    AnalyzerEngine engine = trial.startEngine();
    FrameAnalyzer analyzer = trial.open(engine, "closed");
    trial.analyzeGood(analyzer, trial.bench().walk().frame(0));
    trial.doing("gave a frame to an analyzer after its close()");
    trial.letGo(analyzer).close();
    Outcome outcome = Trial.analyze(analyzer, trial.bench().walk().frame(1));
    if (outcome.kind() != Outcome.Kind.FAILED) {
      throw trial.broken(
          "AnalyzerFailedException",
          outcome.describe(),
          "whether analyze looks first whether close() was called");
    }
    trial.doing("asked an engine for an analyzer after its close()");
    trial.letGo(engine).close();
    try {
      engine.openAnalyzer(trial.bench().stream("too late"));
    } catch (AnalyzerFailedException asExpected) {
      return;
    } catch (RuntimeException | Error untyped) { // whatever a plugin throws is a finding
      throw openedTooLate(trial, Outcome.describe(untyped));
    }
    throw openedTooLate(trial, "an analyzer");
  }

  private static RuntimeException openedTooLate(Trial trial, String found) {
    return trial.broken(
        "AnalyzerFailedException",
        found,
        "whether openAnalyzer looks first whether the engine was closed");
  }

  private static void warmsUpTwice(Trial trial) throws Exception {
    trial.doing("called warmUp() twice, and analyzed a frame");
    AnalyzerEngine engine = trial.startEngine();
    try {
      engine.warmUp();
    } catch (Exception | Error thrown) { // whatever a plugin throws is a finding
      throw trial.broken(
          "the second warmUp() is harmless",
          Outcome.describe(thrown),
          "what warmUp() makes only once");
    }
    trial.analyzeGood(trial.open(engine, "warm"), trial.bench().walk().frame(0));
  }

  private static void analyzesAfterWarmUp(Trial trial) throws Exception {
    trial.doing("called warmUp() once, and analyzed the very first frame of a new engine");
    AnalyzerEngine engine = trial.startEngine();
    for (PixelFormat format : engine.descriptor().pixelFormats()) {
      trial.analyzeGood(trial.open(engine, "" + format), trial.bench().walk().in(format).frame(0));
    }
  }
}
