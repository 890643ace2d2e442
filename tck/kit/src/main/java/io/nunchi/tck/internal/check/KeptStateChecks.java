package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.Settings;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.SameResults;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.util.ArrayList;
import java.util.List;

/** Chapter 2: what an analyzer knows of its stream outlives a change of settings. */
final class KeptStateChecks {

  /** In the middle of the target's walk: analyzers that track it have a track by then. */
  private static final int CHANGE_BEFORE = (Walk.EMPTY_FRAMES + Walk.FRAMES) / 2;

  private final CheckSession session;
  private final PluginDescriptor descriptor;
  private final Settings engineSettings;
  private final Settings streamSettings;

  KeptStateChecks(CheckSession session) {
    this.session = session;
    this.descriptor = session.subject().loaded().descriptor().orElseThrow();
    this.engineSettings = session.subject().context().settings();
    this.streamSettings = session.subject().stream("settings").settings();
  }

  /** A call of changeSettings. */
  private interface Call {
    void on(FrameAnalyzer analyzer) throws SettingsException, AnalyzerException;
  }

  private record ToAndFro(String what, Call to, Call fro) {}

  void keepState() throws Exception {
    AnalyzerEngine engine = session.startEngine();
    List<ToAndFro> changes = changes(engine);
    if (changes.isEmpty()) {
      throw LiveSettingsChecks.nothingToChange(session, descriptor);
    }
    List<FrameResult> unchanged = session.alone(engine, session.subject().walk());
    List<FrameResult> unchangedWithGap = withGap(engine);
    for (ToAndFro change : changes) {
      keepsAllBetweenFrames(change, engine, unchanged);
      keepsTracksWhileAFrameIsAnalyzed(change, engine, unchangedWithGap);
    }
  }

  private List<ToAndFro> changes(AnalyzerEngine engine) throws SettingsException {
    List<String> labels = engine.descriptor().labels();
    List<ToAndFro> changes = new ArrayList<>();
    for (LiveChange change : LiveChange.of(descriptor.engineSettings(), engineSettings, labels)) {
      changes.add(
          new ToAndFro(
              "engine setting " + change,
              analyzer -> engine.changeSettings(change.after()),
              analyzer -> engine.changeSettings(engineSettings)));
    }
    for (LiveChange change : LiveChange.of(descriptor.streamSettings(), streamSettings, labels)) {
      changes.add(
          new ToAndFro(
              "stream setting " + change,
              analyzer -> analyzer.changeSettings(change.after()),
              analyzer -> analyzer.changeSettings(streamSettings)));
    }
    return changes;
  }

  private void keepsAllBetweenFrames(
      ToAndFro change, AnalyzerEngine engine, List<FrameResult> unchanged) throws Exception {
    FrameAnalyzer analyzer = session.open(engine, "to and fro");
    session.doing("changed " + change.what() + " and back between two frames");
    List<FrameResult> results = new ArrayList<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      if (i == CHANGE_BEFORE
          && !(isTaken(change.to(), analyzer) && isTaken(change.fro(), analyzer))) {
        break;
      }
      results.add(session.analyzeGood(analyzer, session.subject().walk().frame(i)));
    }
    session.letGo(analyzer).close();
    requireKept(unchanged.subList(0, results.size()), results);
  }

  /**
   * Gives an analyzer that takes settings over with its next frame such a frame. It does not show
   * the target, so that the changed settings do not decide whether a track goes on; an analyzer
   * that finds something else in it may remember that.
   */
  private void keepsTracksWhileAFrameIsAnalyzed(
      ToAndFro change, AnalyzerEngine engine, List<FrameResult> unchanged) throws Exception {
    FrameAnalyzer analyzer = session.open(engine, "to, a frame, and fro");
    session.doing("changed " + change.what() + " for one frame, in which the target is hidden");
    List<FrameResult> results = new ArrayList<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      if ((i == CHANGE_BEFORE && !isTaken(change.to(), analyzer))
          || (i == CHANGE_BEFORE + 1 && !isTaken(change.fro(), analyzer))) {
        break;
      }
      results.add(session.analyzeGood(analyzer, frameWithGap(i)));
    }
    session.letGo(analyzer).close();
    if (results.size() == Walk.FRAMES && findsTheSameInGap(results, unchanged)) {
      requireKept(KnownByTrack.alone(unchanged), KnownByTrack.alone(results));
    }
  }

  private static boolean findsTheSameInGap(List<FrameResult> results, List<FrameResult> unchanged) {
    return SameResults.difference(
            List.of(KnownByTrack.leftOut(unchanged.get(CHANGE_BEFORE))),
            List.of(KnownByTrack.leftOut(results.get(CHANGE_BEFORE))))
        .isEmpty();
  }

  private List<FrameResult> withGap(AnalyzerEngine engine) throws ProblemException {
    FrameAnalyzer analyzer = session.open(engine, "hidden once");
    List<FrameResult> results = new ArrayList<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      results.add(session.analyzeGood(analyzer, frameWithGap(i)));
    }
    session.letGo(analyzer).close();
    return results;
  }

  /** In one frame in the middle of its walk, the target is not to be seen. */
  private WatchedFrame frameWithGap(int index) {
    Walk walk = session.subject().walk();
    return index == CHANGE_BEFORE
        ? new WatchedFrame(walk.frame(0).pixels(), index)
        : walk.frame(index);
  }

  /** Rule 2.4 says whether it may be refused. */
  private static boolean isTaken(Call call, FrameAnalyzer analyzer) {
    try {
      call.on(analyzer);
      return true;
    } catch (ProblemException refused) {
      return false;
    }
  }

  private void requireKept(List<FrameResult> unchanged, List<FrameResult> results) {
    session.requireSame(
        unchanged,
        results,
        "the results of an analyzer whose settings were never changed",
        "what changeSettings makes anew: trackers, background models, counters");
  }
}
