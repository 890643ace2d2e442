package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.Parallel;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.ReadLatch;
import io.nunchi.testing.StreamPlayer;
import io.nunchi.testing.WatchedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Contract rule 4.7: cameras come, change and go while others run. Analyzers are opened, changed
 * and closed while another one is held up in a call, in each of its calls, and while it runs
 * freely.
 */
final class BusyEngineCheck {

  private static final String CHECK =
      "locks that analyze and openAnalyzer, changeSettings or close of another analyzer take";

  private static final int LEAST_COMERS = 20;
  private static final int MOST_COMERS = 400;

  private final CheckSession session;
  private final AnalyzerEngine engine;
  private final Optional<LiveChange> change;

  private BusyEngineCheck(CheckSession session, AnalyzerEngine engine) throws SettingsException {
    this.session = session;
    this.engine = engine;
    PluginDescriptor descriptor = session.subject().loaded().descriptor().orElseThrow();
    this.change =
        LiveChange.of(
                descriptor.streamSettings(),
                session.subject().stream("settings").settings(),
                engine.descriptor().labels())
            .stream()
            .findFirst();
  }

  static void run(CheckSession session) throws Exception {
    if (session.streams(2) < 2) {
      throw session.notApplicable("the engine declares one stream");
    }
    BusyEngineCheck check = new BusyEngineCheck(session, session.startEngine());
    check.nobodyWaitsForARunningCall();
    List<FrameResult> alone = session.alone(check.engine, session.subject().walk());
    check.nobodyIsDisturbedInACall(alone);
    check.nobodyIsDisturbed(alone);
  }

  private void nobodyWaitsForARunningCall() throws Exception {
    FrameAnalyzer busy = session.open(engine, "busy");
    ReadLatch latch = new ReadLatch();
    WatchedFrame frame = session.subject().walk().frame(0).blockedBy(latch);
    Parallel.Running<CallOutcome> call =
        Parallel.start("the call of analyze", () -> StreamPlayer.analyze(busy, frame));
    try {
      session.awaitReader(call, latch, "what analyze waits for");
      session.doing("held an analyzer up in frame.planes(), and opened another one");
      FrameAnalyzer opened =
          session.endsInTime("openAnalyzer", () -> session.open(engine, "comes"), CHECK);
      session.doing("held an analyzer up in frame.planes(), and changed another one's settings");
      session.endsInTime("changeSettings of another analyzer", () -> change(opened), CHECK);
      session.doing("held an analyzer up in frame.planes(), and closed another one");
      session.endsInTime("close() of another analyzer", () -> close(opened), CHECK);
    } finally {
      latch.release();
    }
    session.endsInTime(call, "what analyze waits for");
    session.letGo(busy).close();
  }

  private void nobodyIsDisturbedInACall(List<FrameResult> alone) throws Exception {
    session.doing(
        "held an analyzer up in frame.planes() of each frame, and opened, changed and closed"
            + " another one");
    FrameAnalyzer busy = session.open(engine, "disturbed in each call");
    List<FrameResult> results = new ArrayList<>();
    for (WatchedFrame frame : session.subject().walk().frames()) {
      ReadLatch latch = new ReadLatch();
      Parallel.Running<FrameResult> call =
          Parallel.start(
              "the call of analyze", () -> session.analyzeGood(busy, frame.blockedBy(latch)));
      try {
        session.awaitReader(call, latch, "what analyze waits for");
        session.endsInTime("opening, changing and closing an analyzer", this::comeAndGo, CHECK);
      } finally {
        latch.release();
      }
      results.add(session.endsInTime(call, "what analyze waits for"));
    }
    session.letGo(busy).close();
    requireUndisturbed(alone, results);
  }

  private void nobodyIsDisturbed(List<FrameResult> alone) throws Exception {
    session.doing("opened, changed and closed analyzers while another one of the engine was busy");
    FrameAnalyzer busy = session.open(engine, "stays");
    Parallel.Running<List<FrameResult>> following =
        Parallel.start("the busy analyzer", () -> session.follow(busy, session.subject().walk()));
    session.endsInTime(
        "opening, changing and closing analyzers",
        () -> {
          for (int i = 0; i < LEAST_COMERS || (i < MOST_COMERS && !following.isDone()); i++) {
            comeAndGo();
          }
          return true;
        },
        CHECK);
    List<FrameResult> results = session.endsInTime(following, "what analyze waits for");
    session.letGo(busy).close();
    requireUndisturbed(alone, results);
  }

  private void requireUndisturbed(List<FrameResult> alone, List<FrameResult> results) {
    session.requireSame(
        alone,
        results,
        "the results of the busy analyzer alone",
        "fields of the engine that openAnalyzer, changeSettings and close write");
  }

  private boolean comeAndGo() throws ProblemException {
    FrameAnalyzer comer = session.open(engine, "comes and goes");
    change(comer);
    return close(comer);
  }

  /** Changes a live setting of its stream if there is one; it may refuse the value. */
  private boolean change(FrameAnalyzer analyzer) throws ProblemException {
    if (change.isPresent()) {
      try {
        analyzer.changeSettings(change.get().after());
      } catch (SettingsException refused) {
        return false;
      }
    }
    return true;
  }

  private boolean close(FrameAnalyzer analyzer) throws ProblemException {
    session.letGo(analyzer).close();
    return true;
  }
}
