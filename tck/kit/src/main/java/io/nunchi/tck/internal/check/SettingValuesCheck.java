package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.RepeatedGroup;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.tck.internal.run.CheckFailed;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.StreamPlayer;
import io.nunchi.testing.Walk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Contract rule 2.8: each edge value of every setting alone, then pairs of them together. Values
 * that an engine refuses alone are left out of the pairs, which they would hide.
 */
final class SettingValuesCheck {

  private static final int FEWEST_PAIRS = 16;
  private static final int[] FRAMES = {0, 1, Walk.EMPTY_FRAMES + 10, Walk.EMPTY_FRAMES + 11};
  private static final String CHECK =
      "what is done with the values of the settings: the default is only one of them";

  private final CheckSession session;
  private final List<String> labels;

  private SettingValuesCheck(CheckSession session, List<String> labels) {
    this.session = session;
    this.labels = labels;
  }

  static void run(CheckSession session) throws Exception {
    PluginDescriptor descriptor = session.subject().loaded().descriptor().orElseThrow();
    AnalyzerEngine engine = session.startEngine();
    SettingValuesCheck check = new SettingValuesCheck(session, engine.descriptor().labels());
    Settings ofStream = session.subject().stream("settings").settings();
    check.tryAll(
        "stream", descriptor.streamSettings(), ofStream, changed -> check.open(engine, changed));
    session.letGo(engine).close();
    Settings ofEngine = session.subject().context().settings();
    check.tryAll("engine", descriptor.engineSettings(), ofEngine, check::start);
  }

  /** Runs something with settings; throws what the plugin throws. */
  private interface Use {
    void with(Settings settings) throws ProblemException;
  }

  private void tryAll(String whose, SettingsSchema schema, Settings before, Use use) {
    Map<String, List<String>> taken = new LinkedHashMap<>();
    for (Setting<?> setting : schema.settings()) {
      List<String> fit = new ArrayList<>();
      for (String value : EdgeValues.of(setting, labels)) {
        if (isDefault(setting, value)) {
          continue; // rule 2.3 tries the defaults
        }
        SettingTrial trial = SettingTrial.of(setting, value);
        if (isTaken(trial, whose, schema, before, use)) {
          fit.add(value);
        }
      }
      if (!fit.isEmpty() && !EdgeValues.isFree(setting.type())) {
        taken.put(setting.key(), fit);
      }
    }
    for (RepeatedGroup group : schema.groups()) {
      for (SettingTrial trial : SettingTrial.of(group, labels)) {
        isTaken(trial, whose, schema, before, use);
      }
    }
    for (Map<String, String> row :
        Pairwise.rows(taken, Math.max(FEWEST_PAIRS, session.subject().cycles()))) {
      session.doing("used an analyzer with %s settings %s".formatted(whose, row));
      parse(schema, before, row).ifPresent(settings -> failureOf(use, settings));
    }
  }

  private static <T> boolean isDefault(Setting<T> setting, String value) {
    return setting.defaultValue().map(setting.type()::format).filter(value::equals).isPresent();
  }

  private boolean isTaken(
      SettingTrial trial, String whose, SettingsSchema schema, Settings before, Use use) {
    session.doing("used an analyzer with %s setting %s".formatted(whose, trial.what()));
    Optional<Settings> settings = parse(schema, before, trial.changes());
    if (settings.isEmpty()) {
      return false;
    }
    Optional<ProblemException> refusal = failureOf(use, settings.get());
    refusal.ifPresent(failure -> requireNamed(failure, trial));
    return refusal.isEmpty();
  }

  /** Empty if the schema does not take the settings together. */
  private static Optional<Settings> parse(
      SettingsSchema schema, Settings before, Map<String, String> changes) {
    Map<String, String> text = new TreeMap<>(before.toText());
    text.putAll(changes);
    try {
      return Optional.of(schema.parse(text));
    } catch (SettingsException refused) {
      return Optional.empty();
    }
  }

  private Optional<ProblemException> failureOf(Use use, Settings settings) {
    try {
      use.with(settings);
      return Optional.empty();
    } catch (ProblemException typed) {
      return Optional.of(typed);
    } catch (CheckFailed failed) {
      throw failed;
    } catch (RuntimeException | Error untyped) { // whatever a plugin throws is a finding
      throw untyped(CallOutcome.describe(untyped));
    }
  }

  private CheckFailed untyped(String found) {
    return session.failure("the values are used, or refused with a typed failure", found, CHECK);
  }

  private void requireNamed(ProblemException refusal, SettingTrial trial) {
    String text = Problem.describe(refusal.problems());
    if (trial.names().stream().noneMatch(text::contains)) {
      throw session.failure(
          "a failure that names setting " + trial.names().get(0),
          text,
          "Problem.where(...): a form shows the failure beside the setting");
    }
  }

  private void start(Settings settings) throws ProblemException {
    AnalyzerEngine engine =
        session.keep(
            session
                .subject()
                .plugin()
                .createEngine(
                    session
                        .subject()
                        .context(settings, session.subject().loaded().nativeFolder())));
    try {
      engine.warmUp();
      open(engine, session.subject().stream("edge").settings());
    } finally {
      session.letGo(engine).close();
    }
  }

  private void open(AnalyzerEngine engine, Settings settings) throws ProblemException {
    StreamContext stream = session.subject().stream("edge", settings);
    FrameAnalyzer analyzer = session.keep(engine.openAnalyzer(stream));
    try {
      for (int index : FRAMES) {
        CallOutcome outcome = StreamPlayer.analyze(analyzer, session.subject().walk().frame(index));
        if (!outcome.isTyped()) {
          throw untyped(outcome.describe());
        }
      }
    } finally {
      session.letGo(analyzer).close();
    }
  }
}
