package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamInfo;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.Settings;
import io.nunchi.tck.internal.picture.Walk;
import io.nunchi.tck.internal.trial.Outcome;
import io.nunchi.tck.internal.trial.RuleBroken;
import io.nunchi.tck.internal.trial.SameResults;
import io.nunchi.tck.internal.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chapter 2: settings that change while engines and analyzers run take effect. */
final class LiveSettingsChecks {

  private final Trial trial;
  private final PluginDescriptor descriptor;
  private final Settings engineSettings;
  private final Settings streamSettings;

  private LiveSettingsChecks(Trial trial) {
    this.trial = trial;
    this.descriptor = trial.bench().loaded().descriptor().orElseThrow();
    this.engineSettings = trial.bench().context().settings();
    this.streamSettings = trial.bench().stream("settings").settings();
  }

  static void addTo(Checks checks) {
    checks
        .addWithEngine("2.4", trial -> new LiveSettingsChecks(trial).takeEffect())
        .addWithEngine("2.5", trial -> new KeptStateChecks(trial).keepState());
  }

  /**
   * What an analyzer says that has the changed settings from its start.
   *
   * @param results to a walk
   * @param seen how many frames another analyzer can see before the change without a right to other
   *     results afterwards. All that are empty, unless they matter to what follows, as to whoever
   *     learns the background: then one, with which all begin
   */
  private record Started(List<FrameResult> results, int seen) {}

  private void takeEffect() throws Exception {
    AnalyzerEngine engine = trial.startEngine();
    List<String> labels = engine.descriptor().labels();
    for (LiveChange change : LiveChange.of(descriptor.streamSettings(), streamSettings, labels)) {
      analyzerTakes(change, engine);
    }
    trial.letGo(engine).close();
    for (LiveChange change : LiveChange.of(descriptor.engineSettings(), engineSettings, labels)) {
      engineTakes(change);
    }
  }

  private void engineTakes(LiveChange change) throws Exception {
    Optional<Started> expected = startedWith(change);
    if (expected.isEmpty()) {
      return;
    }
    AnalyzerEngine engine = trial.startEngine();
    FrameAnalyzer opened = trial.open(engine, "before the change");
    FrameAnalyzer running = trial.open(engine, "running");
    see(running, expected.get().seen());
    trial.doing("changed engine setting " + change + " after an analyzer was opened");
    change(() -> engine.changeSettings(change.after()));
    requireAsStarted(expected.get().results(), trial.follow(opened, trial.bench().walk()));
    requireAsStarted(expected.get().results(), trial.follow(engine, trial.bench().walk()));
    trial.doing("changed engine setting " + change + seen(expected.get()));
    requireGoesOnAsStarted(expected.get(), running);
    trial.letGo(opened).close();
    trial.letGo(running).close();
    trial.letGo(engine).close();
  }

  /** Empty if it is not a value for this engine at all. */
  private Optional<Started> startedWith(LiveChange change) throws Exception {
    try {
      AnalyzerEngine started = start(change.after());
      Started expected = started(() -> trial.open(started, "started with the change"));
      trial.letGo(started).close();
      return Optional.of(expected);
    } catch (AnalyzerException refused) {
      return Optional.empty();
    }
  }

  private AnalyzerEngine start(Settings settings) throws AnalyzerException {
    AnalyzerEngine engine =
        trial.keep(
            trial
                .bench()
                .plugin()
                .createEngine(
                    trial.bench().context(settings, trial.bench().loaded().nativeFolder())));
    engine.warmUp();
    return engine;
  }

  private void analyzerTakes(LiveChange change, AnalyzerEngine engine) throws Exception {
    Started expected;
    try {
      StreamInfo stream = new StreamInfo("other", "other", 10, change.after());
      expected = started(() -> trial.keep(engine.openAnalyzer(stream)));
    } catch (AnalyzerException refused) {
      return; // not a value for this analyzer at all
    }
    FrameAnalyzer opened = trial.open(engine, "changed");
    trial.doing("changed stream setting " + change + " before the first frame");
    change(() -> opened.changeSettings(change.after()));
    requireAsStarted(expected.results(), trial.follow(opened, trial.bench().walk()));
    trial.letGo(opened).close();

    FrameAnalyzer running = trial.open(engine, "running");
    see(running, expected.seen());
    trial.doing("changed stream setting " + change + seen(expected));
    change(() -> running.changeSettings(change.after()));
    requireGoesOnAsStarted(expected, running);
    trial.letGo(running).close();
  }

  /** Opens an analyzer that has the changed settings from its start. */
  private interface Opening {
    FrameAnalyzer open() throws AnalyzerException;
  }

  private Started started(Opening opening) throws AnalyzerException {
    FrameAnalyzer whole = opening.open();
    List<FrameResult> results = trial.follow(whole, trial.bench().walk());
    trial.letGo(whole).close();

    FrameAnalyzer late = opening.open();
    List<FrameResult> lateResults = rest(late, Walk.EMPTY_FRAMES);
    trial.letGo(late).close();
    List<FrameResult> end = results.subList(Walk.EMPTY_FRAMES, Walk.FRAMES);
    boolean emptyFramesMatter =
        SameResults.difference(KnownByTrack.leftOut(end), KnownByTrack.leftOut(lateResults))
            .isPresent();
    return new Started(results, emptyFramesMatter ? 1 : Walk.EMPTY_FRAMES);
  }

  private static String seen(Started started) {
    return " after " + started.seen() + " frames";
  }

  private void see(FrameAnalyzer analyzer, int frames) {
    for (int i = 0; i < frames; i++) {
      trial.analyzeGood(analyzer, trial.bench().walk().frame(i));
    }
  }

  private List<FrameResult> rest(FrameAnalyzer analyzer, int from) {
    List<FrameResult> results = new ArrayList<>();
    for (int i = from; i < Walk.FRAMES; i++) {
      results.add(trial.analyzeGood(analyzer, trial.bench().walk().frame(i)));
    }
    return results;
  }

  /** Tracks may have other numbers: of what it took for a target before, it had tracks. */
  private void requireGoesOnAsStarted(Started expected, FrameAnalyzer running) {
    List<FrameResult> actual = new ArrayList<>(expected.results().subList(0, expected.seen()));
    actual.addAll(rest(running, expected.seen()));
    requireAsStarted(KnownByTrack.leftOut(expected.results()), KnownByTrack.leftOut(actual));
  }

  private void requireAsStarted(List<FrameResult> expected, List<FrameResult> actual) {
    trial.requireSame(
        expected,
        actual,
        "the results of one that was started with the changed settings",
        "what is worked out from settings once, and not again in changeSettings");
  }

  /** A call of changeSettings. */
  private interface ChangeCall {
    void run() throws Exception;
  }

  private void change(ChangeCall call) {
    try {
      call.run();
    } catch (Exception | Error anything) { // whatever a plugin throws is a finding
      throw refused(anything);
    }
  }

  private RuleBroken refused(Throwable anything) {
    return trial.broken(
        "the change: one that was started with these settings runs",
        Outcome.describe(anything),
        "changeSettings, and which settings the schema declares changeableLive()");
  }
}
