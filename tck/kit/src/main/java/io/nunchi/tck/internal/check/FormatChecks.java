package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.frames.SentFrames;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.SameResults;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rule 5.4: the memory around the pixels does not matter. */
final class FormatChecks {

  /** A few frames before the target appears, and a few with it. */
  private static final int FIRST_FRAME = Walk.EMPTY_FRAMES - 2;

  private static final int END = Walk.EMPTY_FRAMES + 4;
  private static final int LARGE_WIDTH = 2_000;

  private static final String WHAT_TO_CHECK =
      "whether rows are found by stride() and read to rowBytes(), at any address, and nothing is"
          + " read behind the last row";

  private FormatChecks() {}

  static void addTo(Checks checks) {
    checks.addWithEngine("5.4", FormatChecks::onlyPixelsMatter);
  }

  private static void onlyPixelsMatter(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    Set<PixelFormat> formats = engine.descriptor().pixelFormats();
    for (PixelFormat format : formats.stream().sorted().toList()) {
      wholeWalk(session, engine, format);
    }
    boolean large = session.subject().hasLargeFrames();
    for (Walk sent : SentFrames.of(formats, session.subject().target(), large)) {
      shortWalk(session, engine, sent);
    }
  }

  /** A background model has settled at the end of a whole walk. */
  private static void wholeWalk(CheckSession session, AnalyzerEngine engine, PixelFormat format)
      throws ProblemException {
    session.doing("gave an analyzer frames in " + format + ", which the engine declares");
    Walk tight = session.subject().walk().in(format);
    List<FrameResult> expected = session.alone(engine, tight);
    Walk sent = tight.in(SentFrames.memoryFor(format));
    session.requireSame(
        expected,
        sent(session, engine, sent, 0, Walk.FRAMES),
        "the results of the same pictures",
        WHAT_TO_CHECK);
  }

  /** An analyzer may reject an unusual size; then it does so whatever the memory is. */
  private static void shortWalk(CheckSession session, AnalyzerEngine engine, Walk sent)
      throws ProblemException {
    Walk tight = SentFrames.tight(sent);
    session.doing("gave an analyzer " + SentFrames.describe(tight));
    Optional<List<FrameResult>> expected = analyzed(session, engine, tight);
    if (expected.isEmpty()) {
      return;
    }
    List<FrameResult> results = sent(session, engine, sent, FIRST_FRAME, end(sent));
    Optional<String> difference = SameResults.difference(expected.get(), results);
    if (difference.isPresent() && isRepeatable(session, engine, tight, expected.get())) {
      throw session.failure("the results of the same pictures", difference.get(), WHAT_TO_CHECK);
    }
  }

  /** Analyzes pictures that the analyzer takes in the simplest memory. */
  private static List<FrameResult> sent(
      CheckSession session, AnalyzerEngine engine, Walk sent, int first, int end)
      throws ProblemException {
    session.doing("gave an analyzer " + SentFrames.describe(sent));
    FrameAnalyzer analyzer = session.open(engine, "sent");
    List<FrameResult> results = new ArrayList<>();
    for (int i = first; i < end; i++) {
      CallOutcome outcome = session.analyze(analyzer, sent.frame(i));
      if (!outcome.isAnalyzed()) {
        throw session.failure(
            "the frame is analyzed, as the same picture without padding is",
            outcome.describe(),
            WHAT_TO_CHECK);
      }
      results.add(outcome.result());
    }
    session.letGo(analyzer).close();
    return results;
  }

  /** Results that differ from run to run are another rule's: 9.1. */
  private static boolean isRepeatable(
      CheckSession session, AnalyzerEngine engine, Walk tight, List<FrameResult> expected)
      throws ProblemException {
    return analyzed(session, engine, tight)
        .map(again -> SameResults.difference(expected, again).isEmpty())
        .orElse(false);
  }

  /** Returns empty if the analyzer does not take the pictures in the simplest memory. */
  private static Optional<List<FrameResult>> analyzed(
      CheckSession session, AnalyzerEngine engine, Walk tight) throws ProblemException {
    FrameAnalyzer analyzer = session.open(engine, "tight");
    List<FrameResult> results = new ArrayList<>();
    for (int i = FIRST_FRAME; i < end(tight); i++) {
      CallOutcome outcome = session.analyze(analyzer, tight.frame(i));
      if (!outcome.isAnalyzed()) {
        break;
      }
      results.add(outcome.result());
    }
    session.letGo(analyzer).close();
    return results.size() == end(tight) - FIRST_FRAME ? Optional.of(results) : Optional.empty();
  }

  /** Large frames take long: they show the target once. */
  private static int end(Walk walk) {
    return walk.layout().width() > LARGE_WIDTH ? Walk.EMPTY_FRAMES + 1 : END;
  }
}
