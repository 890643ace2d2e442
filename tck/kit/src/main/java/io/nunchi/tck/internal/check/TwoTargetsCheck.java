package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.testing.Sightings;
import io.nunchi.testing.Walk;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** A part of rule 6.5: a thing keeps its track id when another thing leaves the picture. */
final class TwoTargetsCheck {

  private static final int SETTLED = Walk.FRAMES - Sightings.LAST_FRAMES;
  private static final int LEAVES_BEFORE = SETTLED + 3;

  private TwoTargetsCheck() {}

  static void run(CheckSession session, AnalyzerEngine engine) throws ProblemException {
    for (Walk.Way leaving : Walk.Way.values()) {
      Walk staying = session.subject().walk().going(other(leaving));
      session.doing(
          "let two targets walk through the picture, and one leave before frame " + LEAVES_BEFORE);
      Set<Long> ids = new TreeSet<>();
      Sightings sightings = new Sightings(staying, results(session, engine, staying, leaving));
      for (int i = SETTLED; i < Walk.FRAMES; i++) {
        sightings
            .target(i)
            .map(Detection::trackId)
            .filter(OptionalLong::isPresent)
            .ifPresent(id -> ids.add(id.getAsLong()));
      }
      if (ids.size() > 1) {
        throw session.failure(
            "one track id for the target that stays",
            "track ids " + ids,
            "whether a track id is the index of a detection in its list");
      }
    }
  }

  private static Walk.Way other(Walk.Way way) {
    return way == Walk.Way.RIGHT_ABOVE ? Walk.Way.LEFT_BELOW : Walk.Way.RIGHT_ABOVE;
  }

  private static List<FrameResult> results(
      CheckSession session, AnalyzerEngine engine, Walk walk, Walk.Way leaving)
      throws ProblemException {
    FrameAnalyzer analyzer = session.open(engine, "two");
    List<FrameResult> results = new ArrayList<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      Set<Walk.Way> shown = EnumSet.of(other(leaving));
      if (i < LEAVES_BEFORE) {
        shown.add(leaving);
      }
      results.add(session.analyzeGood(analyzer, walk.frame(i, shown)));
    }
    session.letGo(analyzer).close();
    return results;
  }
}
