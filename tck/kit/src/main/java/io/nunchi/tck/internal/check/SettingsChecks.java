package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.ChoiceType;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.LabelsType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.PointsType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingType;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.testing.CallOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chapter 2: settings. */
final class SettingsChecks {

  private static final String UNKNOWN_KEY = "noSuchSettingOfThisName";

  private SettingsChecks() {}

  static void addTo(Checks checks) {
    checks
        .add("2.1", SettingsChecks::defaultsSurviveAsText)
        .add("2.2", SettingsChecks::wrongSettingsAreNamed)
        .add("2.3", SettingsChecks::startsWithDefaults)
        .add("2.6", SettingsChecks::formerKeysAreRead)
        .add("2.7", CommonSettingsCheck::run)
        .addWithEngine("2.8", SettingValuesCheck::run);
  }

  static List<SettingsSchema> schemas(CheckSession session) {
    PluginDescriptor descriptor = descriptor(session);
    return List.of(descriptor.engineSettings(), descriptor.streamSettings());
  }

  private static PluginDescriptor descriptor(CheckSession session) {
    return session
        .subject()
        .loaded()
        .descriptor()
        .orElseThrow(() -> session.skipped("the plugin cannot be described"));
  }

  private static void defaultsSurviveAsText(CheckSession session) {
    int defaults = 0;
    for (SettingsSchema schema : schemas(session)) {
      for (Setting<?> setting : schema.settings()) {
        defaults += requireRoundTrip(session, setting) ? 1 : 0;
      }
    }
    if (defaults == 0) {
      throw session.notApplicable("no setting has a default");
    }
    session.figure("defaults", defaults);
  }

  /** Returns false if the setting has no default. */
  private static <T> boolean requireRoundTrip(CheckSession session, Setting<T> setting) {
    Optional<T> value = setting.defaultValue();
    if (value.isEmpty()) {
      return false;
    }
    session.doing("wrote the default of setting " + setting.key() + " as text, and read it again");
    String text = setting.type().format(value.get());
    try {
      T again = setting.type().parse(text);
      if (again.equals(value.get()) && setting.type().problemWith(again).isEmpty()) {
        return true;
      }
      throw session.failure(
          value.get().toString(), again + " from \"" + text + "\"", "the setting's default");
    } catch (IllegalArgumentException unreadable) {
      throw session.failure(
          value.get().toString(), CallOutcome.describe(unreadable), "the setting's default");
    }
  }

  private static void formerKeysAreRead(CheckSession session) throws Exception {
    for (SettingsSchema schema : schemas(session)) {
      for (Setting<?> setting : schema.settings()) {
        for (String former : setting.formerKeys()) {
          requireRead(session, schema, setting, former);
        }
      }
    }
  }

  private static <T> void requireRead(
      CheckSession session, SettingsSchema schema, Setting<T> setting, String former)
      throws SettingsException {
    Optional<T> value = setting.defaultValue();
    if (value.isEmpty()) {
      return;
    }
    session.doing("gave a value under %s, a former key of %s".formatted(former, setting.key()));
    Map<String, String> text = mandatoryOf(session, schema);
    text.remove(setting.key());
    text.put(former, setting.type().format(value.get()));
    T read = schema.parse(text).get(setting);
    if (!read.equals(value.get())) {
      throw session.failure(value.get().toString(), read.toString(), "Setting.formerKeys(...)");
    }
  }

  private static Map<String, String> mandatoryOf(CheckSession session, SettingsSchema schema) {
    Map<String, String> given = new HashMap<>(session.subject().definition().engineSettings());
    given.putAll(session.subject().definition().streamSettings());
    given.keySet().removeIf(key -> schema.find(key).isEmpty());
    return given;
  }

  private static void wrongSettingsAreNamed(CheckSession session) {
    for (SettingsSchema schema : schemas(session)) {
      Map<String, String> wrong = new HashMap<>();
      wrong.put(UNKNOWN_KEY, "1");
      for (Setting<?> setting : schema.settings()) {
        unfit(setting.type()).ifPresent(text -> wrong.put(setting.key(), text));
      }
      session.doing("gave the plugin's schema settings that are all wrong: " + wrong);
      List<String> places = new ArrayList<>();
      try {
        schema.parse(wrong);
      } catch (SettingsException refused) {
        refused.problems().stream().map(Problem::where).forEach(places::add);
      }
      for (String key : wrong.keySet()) {
        if (places.stream().noneMatch(place -> place.contains(key))) {
          throw session.failure(
              "setting " + key + " is refused by its name",
              places.isEmpty() ? "no refusal" : "refusals of " + places,
              "the type and range of the setting");
        }
      }
    }
  }

  /** A text that the type must refuse, if there is one that surely is. */
  static Optional<String> unfit(SettingType<?> type) {
    if (type instanceof NumberType number) {
      return Optional.of(Double.toString(number.max() + Math.abs(number.max()) + 1));
    }
    if (type instanceof IntegerType || type instanceof BooleanType) {
      return Optional.of("neither a number nor a truth");
    }
    if (type instanceof ChoiceType) {
      return Optional.of("no such choice of these");
    }
    if (type instanceof PointsType) {
      return Optional.of("2,2 3,3 4,2");
    }
    return type instanceof LabelsType ? Optional.of("one,,two") : Optional.empty();
  }

  private static void startsWithDefaults(CheckSession session) throws Exception {
    SettingsSchema schema = descriptor(session).engineSettings();
    Map<String, String> mandatory = new HashMap<>(session.subject().definition().engineSettings());
    mandatory
        .keySet()
        .removeIf(
            key ->
                schema.settings().stream()
                    .anyMatch(
                        setting ->
                            setting.key().equals(key) && setting.defaultValue().isPresent()));
    session.doing("started an engine with the mandatory settings only: " + mandatory.keySet());
    Settings settings = schema.parse(mandatory);
    try {
      AnalyzerEngine engine =
          session.keep(
              session
                  .subject()
                  .plugin()
                  .createEngine(
                      session
                          .subject()
                          .context(settings, session.subject().loaded().nativeFolder())));
      engine.warmUp();
    } catch (ProblemException typed) {
      return;
    } catch (RuntimeException | Error untyped) { // whatever a plugin throws is a finding
      throw session.failure(
          "a running engine, or an EngineStartException that says what is missing",
          CallOutcome.describe(untyped),
          "the defaults of the settings, and what createEngine does with them");
    }
  }
}
