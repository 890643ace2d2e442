package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.testing.Walk;
import java.util.ArrayList;
import java.util.List;

/**
 * Contract rule 9.2 on many streams of one engine, and on two engines that have a stream of one id,
 * as during a swap and beside a shadow.
 */
final class SeparateStreams {

  private static final int STREAMS = 16;
  private static final String EXPECTED = "the results of each stream alone";

  private final CheckSession session;
  private final List<Walk> walks;
  private final List<List<FrameResult>> alone;

  /**
   * Compares with what streams give alone.
   *
   * @param alone the results of a walk to the right, and of one to the left
   */
  SeparateStreams(CheckSession session, List<List<FrameResult>> alone) {
    Walk right = session.subject().walk();
    this.session = session;
    this.walks = List.of(right, right.going(Walk.Way.LEFT_BELOW));
    this.alone = alone;
  }

  void require(AnalyzerEngine engine) throws ProblemException {
    requireManySeparate(engine);
    requireEnginesSeparate(engine);
  }

  private void requireManySeparate(AnalyzerEngine engine) throws ProblemException {
    int streams = Math.min(STREAMS, engine.descriptor().maximumStreams().orElse(STREAMS));
    session.doing(
        "gave frames to %d analyzers of an engine in turns, and compared each with its results alone"
            .formatted(streams));
    List<FrameAnalyzer> analyzers = new ArrayList<>();
    for (int i = 0; i < streams; i++) {
      analyzers.add(session.open(engine, "stream " + i));
    }
    requireAsAlone(
        analyzers, "fields that have room for a few streams, and what is shared by those beyond");
  }

  private void requireEnginesSeparate(AnalyzerEngine engine) throws ProblemException {
    session.doing(
        "gave frames in turns to analyzers of two engines that were opened for one stream id");
    AnalyzerEngine other = session.startEngine();
    requireAsAlone(
        List.of(session.open(engine, "gate"), session.open(other, "gate")),
        "static fields that hold what belongs to a stream by its id: two engines of a process may"
            + " have the same one");
    session.letGo(other).close();
  }

  /** Lets the analyzers take turns, every second one with the walk to the left, and closes them. */
  private void requireAsAlone(List<FrameAnalyzer> analyzers, String check) throws ProblemException {
    List<List<FrameResult>> results = new ArrayList<>();
    analyzers.forEach(analyzer -> results.add(new ArrayList<>()));
    for (int frame = 0; frame < Walk.FRAMES; frame++) {
      for (int i = 0; i < analyzers.size(); i++) {
        results.get(i).add(session.analyzeGood(analyzers.get(i), walks.get(i % 2).frame(frame)));
      }
    }
    for (FrameAnalyzer analyzer : analyzers) {
      session.letGo(analyzer).close();
    }
    for (int i = 0; i < analyzers.size(); i++) {
      session.requireSame(alone.get(i % 2), results.get(i), EXPECTED, check);
    }
  }
}
