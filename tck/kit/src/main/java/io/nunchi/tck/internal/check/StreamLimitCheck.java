package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.testing.CallOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Contract rule 3.7: as many streams as the engine declares, and no more. */
final class StreamLimitCheck {

  /** The greatest limit that is tried: each analyzer may be expensive. */
  static final int MOST_STREAMS = 64;

  private static final String CHECK = "what openAnalyzer counts up, and close() counts down";

  private StreamLimitCheck() {}

  static void run(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    OptionalInt declared = engine.descriptor().maximumStreams();
    if (declared.isEmpty()) {
      throw session.notApplicable("the engine declares no number of streams");
    }
    int limit = declared.getAsInt();
    if (limit > MOST_STREAMS) {
      throw session.notApplicable(
          "the kit opens at most %d analyzers, and the engine declares %d"
              .formatted(MOST_STREAMS, limit));
    }
    session.figure("streams at once", limit);
    List<FrameAnalyzer> all = new ArrayList<>();
    for (int i = 1; i <= limit; i++) {
      all.add(open(session, engine, "opened analyzer %d of the %d that the engine declares", i));
    }
    refusesOneMore(session, engine, limit);
    session.doing("closed one of %d analyzers, and opened another one".formatted(limit));
    session.letGo(all.get(0)).close();
    FrameAnalyzer next = open(session, engine, "opened an analyzer in the place of another", limit);
    all.set(0, next);
    for (FrameAnalyzer analyzer : all) {
      session.analyzeGood(analyzer, session.subject().walk().frame(0));
    }
  }

  private static FrameAnalyzer open(
      CheckSession session, AnalyzerEngine engine, String what, int number) {
    session.doing(what.formatted(number, engine.descriptor().maximumStreams().orElse(0)));
    try {
      return session.open(engine, "stream " + number);
    } catch (ProblemException | RuntimeException | Error thrown) { // a finding, whatever it is
      throw session.failure("an analyzer", CallOutcome.describe(thrown), CHECK);
    }
  }

  private static void refusesOneMore(CheckSession session, AnalyzerEngine engine, int limit)
      throws ProblemException {
    session.doing("opened one analyzer more than the %d that the engine declares".formatted(limit));
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
