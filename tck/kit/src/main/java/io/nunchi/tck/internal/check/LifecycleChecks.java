package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.tck.internal.run.CheckFailed;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.Parallel;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.ReadLatch;
import io.nunchi.testing.WatchedFrame;

/** Chapter 3: lifecycle. */
final class LifecycleChecks {

  private LifecycleChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("3.1", LifecycleChecks::closesTwice)
        .addWithEngine("3.2", LifecycleChecks::engineClosesBeforeItsAnalyzers)
        .addWithEngine("3.3", LifecycleChecks::closesWhileACallRuns)
        .addWithEngine("3.4", LifecycleChecks::failsAfterClose)
        .addWithEngine("3.5", LifecycleChecks::warmsUpTwice)
        .addWithEngine("3.6", LifecycleChecks::analyzesAfterWarmUp)
        .addWithEngine("3.7", StreamLimitCheck::run)
        .addWithEngine("3.8", CloseOrderCheck::run);
  }

  private static void closesTwice(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    FrameAnalyzer first = session.open(engine, "first");
    session.analyzeGood(first, session.subject().walk().frame(0));
    if (session.subject().streamsAtOnce(2) == 2) {
      FrameAnalyzer second = session.open(engine, "second");
      session.doing("opened two analyzers, and closed the one that was opened first twice");
      closeTwice(session, session.letGo(first));
      session.doing("closed one analyzer twice, and gave the other one a frame");
      session.analyzeGood(second, session.subject().walk().frame(0));
      session.letGo(second).close();
    } else {
      session.doing("closed the only analyzer twice");
      closeTwice(session, session.letGo(first));
    }
    session.doing("closed the analyzers, then the engine twice");
    closeTwice(session, session.letGo(engine));
  }

  private static void closeTwice(CheckSession session, AutoCloseable closeable) throws Exception {
    closeable.close();
    try {
      closeable.close();
    } catch (Exception | Error thrown) { // whatever a plugin throws is a finding
      throw session.failure(
          "the second close() has no effect",
          CallOutcome.describe(thrown),
          "a flag that remembers that close() was called, guarded like what it frees");
    }
  }

  static void engineClosesBeforeItsAnalyzers(CheckSession session) throws Exception {
    session.doing(
        "closed the engine while one of its analyzers was open, and gave that one a frame");
    AnalyzerEngine engine = session.startEngine();
    FrameAnalyzer analyzer = session.letGo(session.open(engine, "left over"));
    session.analyzeGood(analyzer, session.subject().walk().frame(0));
    session.letGo(engine).close();
    CallOutcome outcome = session.analyze(analyzer, session.subject().walk().frame(1));
    if (outcome.isAnalyzed() || !outcome.isTyped()) {
      throw session.failure(
          "a typed failure",
          outcome.describe(),
          "whether analyze looks at the engine's state before it uses what the engine owned");
    }
    session.doing("closed the engine, and then an analyzer of it");
    try {
      analyzer.close();
    } catch (Exception | Error thrown) { // whatever a plugin throws is a finding
      throw session.failure(
          "close() does nothing",
          CallOutcome.describe(thrown),
          "who frees what when the engine closed");
    }
  }

  static void closesWhileACallRuns(CheckSession session) throws Exception {
    session.doing("held an analyzer up in frame.planes(), and closed it from another thread");
    AnalyzerEngine engine = session.startEngine();
    FrameAnalyzer analyzer = session.letGo(session.open(engine, "closed in a call"));
    closeInTheMiddle(session, analyzer, analyzer);
    session.doing(
        "held an analyzer up in frame.planes(), and closed its engine from another thread");
    FrameAnalyzer leftOver = session.letGo(session.open(engine, "left over by a call"));
    closeInTheMiddle(session, leftOver, session.letGo(engine));
  }

  private static void closeInTheMiddle(
      CheckSession session, FrameAnalyzer analyzer, AutoCloseable closeable) throws Exception {
    ReadLatch latch = new ReadLatch();
    WatchedFrame frame = session.subject().walk().frame(0).blockedBy(latch);
    Parallel.Running<CallOutcome> call =
        Parallel.start("the call of analyze", () -> session.analyze(analyzer, frame));
    Parallel.Running<Boolean> closing;
    String check = "what close() frees while analyze still uses it, and who waits for whom";
    try {
      session.awaitReader(call, latch, check);
      closing =
          Parallel.start(
              "close()",
              () -> {
                closeable.close();
                return true;
              });
      closing.awaitEndOrWait(); // both are allowed
    } finally {
      latch.release();
    }
    CallOutcome outcome = session.endsInTime(call, check);
    try {
      session.endsInTime(closing, check);
    } catch (RuntimeException | Error thrown) {
      if (thrown instanceof CheckFailed) {
        throw thrown;
      }
      throw session.failure("close() ends normally", CallOutcome.describe(thrown), check);
    }
    if (!outcome.isTyped()) {
      throw session.failure("a result or a typed failure", outcome.describe(), check);
    }
  }

  private static void failsAfterClose(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    FrameAnalyzer analyzer = session.open(engine, "closed");
    session.analyzeGood(analyzer, session.subject().walk().frame(0));
    session.doing("gave a frame to an analyzer after its close()");
    session.letGo(analyzer).close();
    CallOutcome outcome = session.analyze(analyzer, session.subject().walk().frame(1));
    if (outcome.kind() != CallOutcome.Kind.FAILED) {
      throw session.failure(
          "AnalyzerFailedException",
          outcome.describe(),
          "whether analyze looks first whether close() was called");
    }
    session.doing("asked an engine for an analyzer after its close()");
    session.letGo(engine).close();
    try {
      engine.openAnalyzer(session.subject().stream("too late"));
    } catch (AnalyzerFailedException expected) {
      return;
    } catch (RuntimeException | Error untyped) { // whatever a plugin throws is a finding
      throw openedTooLate(session, CallOutcome.describe(untyped));
    }
    throw openedTooLate(session, "an analyzer");
  }

  private static RuntimeException openedTooLate(CheckSession session, String found) {
    return session.failure(
        "AnalyzerFailedException",
        found,
        "whether openAnalyzer looks first whether the engine was closed");
  }

  private static void warmsUpTwice(CheckSession session) throws Exception {
    session.doing("called warmUp() twice, and analyzed a frame");
    AnalyzerEngine engine = session.startEngine();
    try {
      engine.warmUp();
    } catch (Exception | Error thrown) { // whatever a plugin throws is a finding
      throw session.failure(
          "the second warmUp() is harmless",
          CallOutcome.describe(thrown),
          "what warmUp() makes only once");
    }
    session.analyzeGood(session.open(engine, "warm"), session.subject().walk().frame(0));
  }

  private static void analyzesAfterWarmUp(CheckSession session) throws Exception {
    session.doing("called warmUp() once, and analyzed the very first frame of a new engine");
    AnalyzerEngine engine = session.startEngine();
    for (PixelFormat format : engine.descriptor().pixelFormats()) {
      FrameAnalyzer analyzer = session.open(engine, "" + format);
      session.analyzeGood(analyzer, session.subject().walk().in(format).frame(0));
      session.letGo(analyzer).close();
    }
  }
}
