package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckFailed;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.TestStreamContext;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Contract rule 9.5: an analyzer goes on from what another one saved, or starts afresh. */
final class SavedStateCheck {

  /** In the middle of the target's walk: analyzers that track it have a track by then. */
  private static final int SAVED_AFTER = (Walk.EMPTY_FRAMES + Walk.FRAMES) / 2;

  private static final int LATER_VERSION = 1_000;
  private static final String UNKNOWN = "io.nunchi.tck.no-such-format";
  private static final String CHECK = "what saveState() writes, and what openAnalyzer reads of it";

  private final CheckSession session;
  private final List<FrameResult> uninterrupted;

  private SavedStateCheck(CheckSession session, List<FrameResult> uninterrupted) {
    this.session = session;
    this.uninterrupted = uninterrupted;
  }

  static void run(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    if (!engine.descriptor().capabilities().contains(Capability.STATE)) {
      throw session.notApplicable("the engine does not declare that its analyzers save state");
    }
    new SavedStateCheck(session, session.alone(engine, session.subject().walk())).check(engine);
  }

  private void check(AnalyzerEngine engine) throws Exception {
    SavedState state = save(engine);
    session.letGo(engine).close();
    AnalyzerEngine next = session.startEngine();
    goOn(next, state);
    startAfresh(next, SavedState.of(UNKNOWN, state.version(), state.bytes()), "of another format");
    startAfresh(
        next,
        SavedState.of(state.format(), state.version() + LATER_VERSION, state.bytes()),
        "of a version that does not exist");
    byte[] bytes = state.bytes();
    surviveDamage(next, state, Arrays.copyOf(bytes, bytes.length / 2), "that was cut in two");
    surviveDamage(next, state, new byte[0], "without content");
    byte[] wrong = new byte[bytes.length];
    Arrays.fill(wrong, (byte) 0xff);
    surviveDamage(next, state, wrong, "whose bytes are all 0xff");
  }

  /** Saves in the middle of a walk, which changes nothing for the analyzer that saves. */
  private SavedState save(AnalyzerEngine engine) throws ProblemException {
    session.doing("saved the state of an analyzer after %d frames".formatted(SAVED_AFTER));
    FrameAnalyzer analyzer = session.open(engine, "saved");
    List<FrameResult> results = new ArrayList<>(frames(analyzer, 0, SAVED_AFTER));
    Optional<SavedState> state = analyzer.saveState();
    if (state.isEmpty()) {
      throw session.failure("a state, as the engine declares Capability.STATE", "none", CHECK);
    }
    session.saw(Capability.STATE);
    session.doing("saved the state of an analyzer, and let the analyzer go on");
    results.addAll(frames(analyzer, SAVED_AFTER, Walk.FRAMES));
    session.letGo(analyzer).close();
    session.requireSame(
        uninterrupted, results, "the results of an analyzer that saved nothing", CHECK);
    return state.get();
  }

  private void goOn(AnalyzerEngine engine, SavedState state) throws ProblemException {
    session.doing("opened an analyzer of another engine with a saved " + state);
    FrameAnalyzer analyzer = open(engine, state);
    List<FrameResult> results = frames(analyzer, SAVED_AFTER, Walk.FRAMES);
    session.letGo(analyzer).close();
    session.requireSame(
        uninterrupted.subList(SAVED_AFTER, Walk.FRAMES),
        results,
        "the results of an analyzer that was never interrupted",
        CHECK);
  }

  private void startAfresh(AnalyzerEngine engine, SavedState state, String what)
      throws ProblemException {
    session.doing("opened an analyzer with a state " + what);
    FrameAnalyzer analyzer;
    try {
      analyzer = open(engine, state);
    } catch (ProblemException | RuntimeException | Error thrown) { // whatever a plugin throws
      throw session.failure(
          "an analyzer that starts afresh, and tells so", CallOutcome.describe(thrown), CHECK);
    }
    List<FrameResult> results = frames(analyzer, 0, Walk.FRAMES);
    session.letGo(analyzer).close();
    session.requireSame(
        uninterrupted, results, "the results of an analyzer that starts afresh", CHECK);
  }

  /** A state that a disk or a person has damaged may be refused, but only with a typed failure. */
  private void surviveDamage(AnalyzerEngine engine, SavedState state, byte[] bytes, String what) {
    session.doing("opened an analyzer with a state " + what);
    try {
      FrameAnalyzer analyzer = open(engine, SavedState.of(state.format(), state.version(), bytes));
      frames(analyzer, 0, Walk.FRAMES);
      session.letGo(analyzer).close();
    } catch (ProblemException refused) {
      return; // a host opens another analyzer without the state
    } catch (CheckFailed failed) {
      throw failed;
    } catch (RuntimeException | Error untyped) { // whatever a plugin throws is a finding
      throw session.failure(
          "a working analyzer, or a typed failure", CallOutcome.describe(untyped), CHECK);
    }
  }

  private FrameAnalyzer open(AnalyzerEngine engine, SavedState state) throws ProblemException {
    return session.open(
        engine,
        TestStreamContext.of("saved", session.subject().stream("saved").settings()).with(state));
  }

  private List<FrameResult> frames(FrameAnalyzer analyzer, int from, int to) {
    List<FrameResult> results = new ArrayList<>();
    for (WatchedFrame frame : session.subject().walk().frames().subList(from, to)) {
      results.add(session.analyzeGood(analyzer, frame));
    }
    return results;
  }
}
