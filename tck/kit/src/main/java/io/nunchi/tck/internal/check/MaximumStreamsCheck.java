package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.testing.CallOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Contract rule 3.7: as many analyzers as the engine declares, one too many, and one in place of
 * another.
 */
final class MaximumStreamsCheck {

  /** The greatest number of streams that are tried; beyond it, one too many is not. */
  static final int MOST_STREAMS = 64;

  private static final String CHECK =
      "what openAnalyzer counts, when close() gives a stream back, and the number that the"
          + " descriptor declares";

  private final CheckSession session;
  private final AnalyzerEngine engine;
  private final int declared;

  private MaximumStreamsCheck(CheckSession session, AnalyzerEngine engine, int declared) {
    this.session = session;
    this.engine = engine;
    this.declared = declared;
  }

  static void run(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    OptionalInt declared = engine.descriptor().maximumStreams();
    if (declared.isPresent()) {
      new MaximumStreamsCheck(session, engine, declared.getAsInt()).fillsUp();
    }
  }

  private void fillsUp() throws Exception {
    List<FrameAnalyzer> analyzers = new ArrayList<>();
    int streams = Math.min(declared, MOST_STREAMS);
    for (int i = 0; i < streams; i++) {
      session.doing("opened analyzer %d of an engine that declares %d".formatted(i + 1, declared));
      analyzers.add(open("stream " + i));
    }
    session.analyzeGood(analyzers.get(0), session.subject().walk().frame(0));
    if (declared > MOST_STREAMS) {
      return;
    }
    session.doing(
        "opened one analyzer more than the %d that the engine declares".formatted(declared));
    requireRefused();
    session.doing("closed one of %d analyzers, and opened another one".formatted(declared));
    session.letGo(analyzers.get(0)).close();
    session.analyzeGood(open("instead"), session.subject().walk().frame(0));
  }

  private FrameAnalyzer open(String stream) {
    try {
      return session.open(engine, stream);
    } catch (Exception | Error thrown) { // whatever a plugin throws is a finding
      throw session.failure("an analyzer", CallOutcome.describe(thrown), CHECK);
    }
  }

  private void requireRefused() {
    try {
      session.keep(engine.openAnalyzer(session.subject().stream("one too many")));
    } catch (AnalyzerFailedException expected) {
      return;
    } catch (RuntimeException | Error untyped) { // whatever a plugin throws is a finding
      throw session.failure("AnalyzerFailedException", CallOutcome.describe(untyped), CHECK);
    }
    throw session.failure("AnalyzerFailedException", "an analyzer", CHECK);
  }
}
