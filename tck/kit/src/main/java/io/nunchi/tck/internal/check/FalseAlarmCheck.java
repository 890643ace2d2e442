package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.report.Prerequisite;
import io.nunchi.testing.FrameLayout;
import io.nunchi.testing.FramePixels;
import io.nunchi.testing.Sightings;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Rule 6.12: nothing is reported where nothing is.
 *
 * <p>Correct detectors have rare false alarms. So an alarm is one that the analyzer gives in most
 * frames of a picture without anything, with the target's label, as sure as of the target itself.
 */
final class FalseAlarmCheck {

  private static final int MOST_BESIDE_THE_TARGET = 20;
  private static final String WHAT_TO_CHECK =
      "the least confidence, the suppression of overlapping boxes, and boxes of the frame before";

  private final CheckSession session;
  private final AnalyzerEngine engine;
  private final Walk walk;

  private FalseAlarmCheck(CheckSession session) throws ProblemException {
    this.session = session;
    this.engine = session.startEngine();
    this.walk = session.subject().walk();
  }

  static void addTo(Checks checks) {
    checks.addWithEngine("6.12", FalseAlarmCheck::run);
  }

  private static void run(CheckSession session) throws ProblemException {
    if (!session.subject().declares(Capability.DETECTIONS)) {
      throw session.notApplicable(ResultChecks.NO_DETECTIONS);
    }
    session.require(Prerequisite.TARGET);
    new FalseAlarmCheck(session).run();
  }

  private void run() throws ProblemException {
    Sightings sightings = new Sightings(walk, session.follow(engine, walk));
    List<Detection> targets = new ArrayList<>();
    int others = 0;
    for (int i = Walk.FRAMES - Sightings.LAST_FRAMES; i < Walk.FRAMES; i++) {
      Optional<Detection> target = sightings.target(i);
      target.ifPresent(targets::add);
      others += sightings.results().get(i).detections().size() - (target.isPresent() ? 1 : 0);
    }
    if (targets.isEmpty()) {
      throw session.skipped(ResultChecks.NOTHING_FOUND);
    }
    session.doing("let one target walk through the picture");
    if (others > MOST_BESIDE_THE_TARGET * Sightings.LAST_FRAMES) {
      throw session.failure(
          "at most %d detections in a frame beside the target".formatted(MOST_BESIDE_THE_TARGET),
          "%d in the last %d frames".formatted(others, Sightings.LAST_FRAMES),
          WHAT_TO_CHECK);
    }
    Set<String> labels = Set.of(targets.get(targets.size() - 1).label());
    float least = (float) targets.stream().mapToDouble(Detection::confidence).min().orElse(1);
    for (Map.Entry<String, IntFunction<WatchedFrame>> picture : pictures().entrySet()) {
      requireQuiet(picture.getKey(), picture.getValue(), labels, least);
    }
  }

  private Map<String, IntFunction<WatchedFrame>> pictures() {
    FrameLayout layout = walk.layout();
    FramePixels grey = FramePixels.grey(layout);
    FramePixels black = FramePixels.paint(layout, (x, y) -> 0);
    Map<String, IntFunction<WatchedFrame>> pictures = new LinkedHashMap<>();
    pictures.put("the wall without a target", index -> walk.frame(index, Set.of()));
    pictures.put("one grey", index -> new WatchedFrame(grey, index));
    pictures.put("black", index -> new WatchedFrame(black, index));
    return pictures;
  }

  private void requireQuiet(
      String picture, IntFunction<WatchedFrame> frames, Set<String> labels, float least)
      throws ProblemException {
    session.doing("gave an analyzer %d frames that show %s".formatted(Walk.FRAMES, picture));
    FrameAnalyzer analyzer = session.open(engine, "empty");
    int alarms = 0;
    String last = "";
    for (int i = 0; i < Walk.FRAMES; i++) {
      FrameResult result = session.analyzeGood(analyzer, frames.apply(i));
      Optional<Detection> alarm =
          result.detections().stream()
              .filter(found -> labels.contains(found.label()))
              .filter(found -> found.confidence() >= least && found.box().area() > 0)
              .findFirst();
      if (i >= Walk.FRAMES - Sightings.LAST_FRAMES && alarm.isPresent()) {
        alarms++;
        last = alarm.get().toString();
      }
    }
    session.letGo(analyzer).close();
    if (alarms > Sightings.LAST_FRAMES / 2) {
      throw session.failure(
          "no %s with a confidence of %s, which the target has".formatted(labels, least),
          "one in %d of the last %d frames, such as %s"
              .formatted(alarms, Sightings.LAST_FRAMES, last),
          WHAT_TO_CHECK);
    }
  }
}
