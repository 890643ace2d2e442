package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamInfo;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.tck.internal.picture.Walk;
import io.nunchi.tck.internal.trial.Outcome;
import io.nunchi.tck.internal.trial.RuleBroken;
import io.nunchi.tck.internal.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Chapter 2: settings that change while engines and analyzers run. */
final class LiveSettingsChecks {

  /** In the middle of the target's walk: whoever tracks it has a track by then. */
  private static final int CHANGE_BEFORE = (Walk.EMPTY_FRAMES + Walk.FRAMES) / 2;

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
        .addWithEngine("2.5", trial -> new LiveSettingsChecks(trial).keepState());
  }

  /** One setting with another value than the subject's. */
  private record Change(String key, String value, Settings after) {
    @Override
    public String toString() {
      return key + " to " + value;
    }
  }

  private static List<Change> changes(SettingsSchema schema, Settings before) {
    List<Change> changes = new ArrayList<>();
    for (Setting<?> setting : schema.settings()) {
      if (setting.isChangeableLive()) {
        for (String value : OtherValues.of(setting, before)) {
          change(schema, before, setting.key(), value).ifPresent(changes::add);
        }
      }
    }
    return changes;
  }

  /** The change, or empty if the schema does not take the value after all. */
  private static Optional<Change> change(
      SettingsSchema schema, Settings before, String key, String value) {
    Map<String, String> text = new TreeMap<>(before.toText());
    text.put(key, value);
    try {
      return Optional.of(new Change(key, value, schema.parse(text)));
    } catch (SettingsException unfit) {
      return Optional.empty();
    }
  }

  private void takeEffect() throws Exception {
    for (Change change : changes(descriptor.engineSettings(), engineSettings)) {
      engineTakes(change);
    }
    List<Change> ofStream = changes(descriptor.streamSettings(), streamSettings);
    AnalyzerEngine engine = ofStream.isEmpty() ? null : trial.startEngine();
    for (Change change : ofStream) {
      if (engine != null) {
        analyzerTakes(change, engine);
      }
    }
  }

  private void engineTakes(Change change) throws Exception {
    List<FrameResult> expected;
    try {
      AnalyzerEngine started = start(change.after());
      expected = trial.follow(started, trial.bench().walk());
      trial.letGo(started).close();
    } catch (AnalyzerException refused) {
      return; // not a value for this engine at all
    }
    AnalyzerEngine engine = trial.startEngine();
    FrameAnalyzer analyzer = trial.open(engine, "before the change");
    trial.doing("changed engine setting " + change + " after an analyzer was opened");
    change(() -> engine.changeSettings(change.after()));
    requireAsStarted(expected, trial.follow(analyzer, trial.bench().walk()));
    requireAsStarted(expected, trial.follow(engine, trial.bench().walk()));
    trial.letGo(analyzer).close();
    trial.letGo(engine).close();
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

  private void analyzerTakes(Change change, AnalyzerEngine engine) throws Exception {
    List<FrameResult> expected;
    try {
      FrameAnalyzer opened =
          trial.keep(engine.openAnalyzer(new StreamInfo("other", "other", 10, change.after())));
      expected = trial.follow(opened, trial.bench().walk());
      trial.letGo(opened).close();
    } catch (AnalyzerException refused) {
      return; // not a value for this analyzer at all
    }
    FrameAnalyzer analyzer = trial.open(engine, "changed");
    trial.doing("changed stream setting " + change + " before the first frame");
    change(() -> analyzer.changeSettings(change.after()));
    requireAsStarted(expected, trial.follow(analyzer, trial.bench().walk()));
    trial.letGo(analyzer).close();
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

  private void keepState() throws Exception {
    List<Change> ofEngine = changes(descriptor.engineSettings(), engineSettings);
    List<Change> ofStream = changes(descriptor.streamSettings(), streamSettings);
    if (ofEngine.isEmpty() && ofStream.isEmpty()) {
      return;
    }
    AnalyzerEngine engine = trial.startEngine();
    List<FrameResult> unchanged = trial.alone(engine, trial.bench().walk());
    for (Change change : ofEngine) {
      keepsState(
          engine,
          unchanged,
          "engine setting " + change,
          analyzer -> {
            engine.changeSettings(change.after());
            engine.changeSettings(engineSettings);
          });
    }
    for (Change change : ofStream) {
      keepsState(
          engine,
          unchanged,
          "stream setting " + change,
          analyzer -> {
            analyzer.changeSettings(change.after());
            analyzer.changeSettings(streamSettings);
          });
    }
  }

  /** To and fro. */
  private interface ToAndFro {
    void run(FrameAnalyzer analyzer) throws Exception;
  }

  private void keepsState(
      AnalyzerEngine engine, List<FrameResult> unchanged, String what, ToAndFro toAndFro)
      throws Exception {
    FrameAnalyzer analyzer = trial.open(engine, "to and fro");
    trial.doing("changed " + what + " and back between two frames");
    List<FrameResult> results = new ArrayList<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      if (i == CHANGE_BEFORE) {
        try {
          toAndFro.run(analyzer);
        } catch (SettingsException | AnalyzerException refused) {
          break; // rule 2.4 says whether it may
        }
      }
      results.add(trial.analyzeGood(analyzer, trial.bench().walk().frame(i)));
    }
    trial.letGo(analyzer).close();
    trial.requireSame(
        unchanged.subList(0, results.size()),
        results,
        "the results of an analyzer whose settings were never changed",
        "what changeSettings makes anew: trackers, background models, counters");
  }
}
