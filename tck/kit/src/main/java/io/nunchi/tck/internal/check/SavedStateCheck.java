package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.testing.TestStreamContext;
import io.nunchi.testing.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Contract rule 9.5: another analyzer goes on where one was saved. */
final class SavedStateCheck {

  /** In the middle of the target's walk: analyzers that track it know it by then. */
  private static final int SAVED_BEFORE = (Walk.EMPTY_FRAMES + Walk.FRAMES) / 2;

  private static final String CHECK =
      "what saveState writes, and what openAnalyzer reads from savedState()";

  private SavedStateCheck() {}

  static void run(CheckSession session) throws Exception {
    if (!session.subject().declares(Capability.STATE)) {
      throw session.notApplicable("the engine does not declare that analyzers save their state");
    }
    AnalyzerEngine engine = session.startEngine();
    List<FrameResult> expected = session.alone(engine, session.subject().walk());
    Optional<SavedState> saved = savesInTheMiddle(session, engine, expected);
    session.figure("bytes of saved state", saved.map(SavedState::size).orElse(0));
    session.letGo(engine).close();
    goesOn(session, saved, expected);
    startsAfresh(session, SavedState.of("nobody.knows", 1, new byte[] {1, 2, 3}), expected);
    if (saved.isPresent()) {
      String format = saved.get().format();
      SavedState future = SavedState.of(format, Integer.MAX_VALUE, saved.get().bytes());
      startsAfresh(session, future, expected);
    }
  }

  private static Optional<SavedState> savesInTheMiddle(
      CheckSession session, AnalyzerEngine engine, List<FrameResult> expected) throws Exception {
    session.doing("saved an analyzer's state in the middle of a walk, and let it go on");
    FrameAnalyzer analyzer = session.open(engine, "saved");
    List<FrameResult> results = analyze(session, analyzer, 0, SAVED_BEFORE);
    Optional<SavedState> saved = analyzer.saveState();
    results.addAll(analyze(session, analyzer, SAVED_BEFORE, Walk.FRAMES));
    session.letGo(analyzer).close();
    session.requireSame(expected, results, "the results of one that was not saved", CHECK);
    return saved;
  }

  private static void goesOn(
      CheckSession session, Optional<SavedState> saved, List<FrameResult> expected)
      throws Exception {
    session.doing("opened an analyzer of another engine with the saved state, and went on");
    AnalyzerEngine engine = session.startEngine();
    FrameAnalyzer analyzer = open(session, engine, saved);
    session.requireSame(
        expected.subList(SAVED_BEFORE, Walk.FRAMES),
        analyze(session, analyzer, SAVED_BEFORE, Walk.FRAMES),
        "the results of the analyzer that was saved",
        CHECK);
    session.letGo(analyzer).close();
    session.letGo(engine).close();
  }

  private static void startsAfresh(
      CheckSession session, SavedState unknown, List<FrameResult> expected) throws Exception {
    session.doing("opened an analyzer with an unknown state: " + unknown);
    AnalyzerEngine engine = session.startEngine();
    FrameAnalyzer analyzer = open(session, engine, Optional.of(unknown));
    session.requireSame(
        expected,
        analyze(session, analyzer, 0, Walk.FRAMES),
        "the results of one that starts afresh",
        "whether format and version are read before the bytes");
    session.letGo(analyzer).close();
    session.letGo(engine).close();
  }

  private static FrameAnalyzer open(
      CheckSession session, AnalyzerEngine engine, Optional<SavedState> state)
      throws ProblemException {
    TestStreamContext stream =
        TestStreamContext.of("saved", session.subject().stream("saved").settings());
    return session.open(engine, state.map(stream::with).orElse(stream));
  }

  private static List<FrameResult> analyze(
      CheckSession session, FrameAnalyzer analyzer, int from, int to) {
    List<FrameResult> results = new ArrayList<>();
    for (int i = from; i < to; i++) {
      results.add(session.analyzeGood(analyzer, session.subject().walk().frame(i)));
    }
    return results;
  }
}
