package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.Sightings;
import io.nunchi.testing.Target;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets a target walk through frames of many sizes, to the right and to the left. */
final class ShownSizes {

  private static final int[][] SIZES = {
    {320, 240}, {400, 172}, {180, 320}, {256, 256}, {321, 241}, {640, 360}
  };
  private static final int[] LARGE = {3840, 2160};

  /** A strip of a panorama: many analyzers find nothing in it, and then nothing wrong. */
  private static final int[] WIDE = {3104, 240};

  private final CheckSession session;
  private final AnalyzerEngine engine;
  private final List<Sightings> all = new ArrayList<>();

  private ShownSizes(CheckSession session, AnalyzerEngine engine) {
    this.session = session;
    this.engine = engine;
  }

  /**
   * Shows a target in every size, or up to the first in which something else is found. An analyzer
   * may reject sizes, but for the one that all checks use.
   */
  static ShownSizes of(CheckSession session, AnalyzerEngine engine, Target target)
      throws ProblemException {
    ShownSizes shown = new ShownSizes(session, engine);
    for (int[] size : SIZES) {
      shown.show(session.subject().walk().showing(target).sized(size[0], size[1]));
      if (shown.isElsewhere()) {
        return shown;
      }
    }
    Walk walk = session.subject().walk().showing(target);
    shown.show(walk.sized(WIDE[0], WIDE[1]), Walk.Way.RIGHT_ABOVE);
    if (session.subject().hasLargeFrames()) {
      shown.show(walk.sized(LARGE[0], LARGE[1]), Walk.Way.RIGHT_ABOVE);
    }
    return shown;
  }

  private boolean isElsewhere() {
    return all.stream().anyMatch(seen -> !seen.targetIsFound() && seen.hasDetections());
  }

  /** Shows a target in some sizes, whether it is found there or not. */
  static ShownSizes of(
      CheckSession session, AnalyzerEngine engine, Target target, List<int[]> sizes)
      throws ProblemException {
    ShownSizes shown = new ShownSizes(session, engine);
    for (int[] size : sizes) {
      shown.show(session.subject().walk().showing(target).sized(size[0], size[1]));
    }
    return shown;
  }

  private void show(Walk walk) throws ProblemException {
    for (Walk.Way way : Walk.Way.values()) {
      show(walk, way);
    }
  }

  private void show(Walk walk, Walk.Way way) throws ProblemException {
    Walk shown = walk.going(way);
    session.doing(
        "let %s walk through frames of %s".formatted(shown.target().name(), shown.layout()));
    follow(shown).ifPresent(results -> all.add(new Sightings(shown, results)));
  }

  private Optional<List<FrameResult>> follow(Walk walk) throws ProblemException {
    FrameAnalyzer analyzer = session.open(engine, "sizes");
    List<FrameResult> results = new ArrayList<>();
    WatchedFrame frame = walk.frame(0);
    CallOutcome first = session.analyze(analyzer, frame);
    if (first.kind() != CallOutcome.Kind.REJECTED || isOfEveryCheck(walk)) {
      results.add(session.good(first, frame));
      for (int i = 1; i < Walk.FRAMES; i++) {
        results.add(session.analyzeGood(analyzer, walk.frame(i)));
      }
    }
    session.letGo(analyzer).close();
    return results.isEmpty() ? Optional.empty() : Optional.of(results);
  }

  private boolean isOfEveryCheck(Walk walk) {
    return walk.layout().equals(session.subject().walk().layout());
  }

  /**
   * Returns the walk in which the target was found elsewhere; else the first in which it was not
   * found.
   */
  Optional<Sightings> wrong() {
    List<Sightings> wrong =
        all.stream()
            .filter(seen -> !seen.targetIsFound())
            .filter(seen -> !isWide(seen) || seen.hasMisplacedTarget())
            .toList();
    return wrong.stream()
        .filter(Sightings::hasDetections)
        .findFirst()
        .or(() -> wrong.stream().findFirst());
  }

  private static boolean isWide(Sightings seen) {
    return seen.walk().layout().width() == WIDE[0];
  }

  /** Tells whether anything was found in any walk. */
  boolean hasDetections() {
    return all.stream().anyMatch(Sightings::hasDetections);
  }

  /**
   * Returns the average of both ways for each size in which the target was found on both: what lags
   * behind a thing lags to the left on one way and to the right on the other.
   */
  List<Appearance> averages() {
    List<Appearance> averages = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      boolean sameSize = all.get(i).walk().layout().equals(all.get(i - 1).walk().layout());
      Appearance one = Appearance.of(all.get(i - 1));
      Appearance other = Appearance.of(all.get(i));
      if (sameSize && one.isFound() && other.isFound()) {
        averages.add(one.averagedWith(other));
      }
    }
    return averages;
  }
}
