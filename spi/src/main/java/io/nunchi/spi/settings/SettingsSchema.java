package io.nunchi.spi.settings;

import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * All settings of an engine or a stream, in the order in which a form shows them.
 *
 * <p>Immutable; any thread.
 */
public final class SettingsSchema {

  private final Map<String, Setting<?>> settingsByKey;

  private SettingsSchema(Map<String, Setting<?>> settingsByKey) {
    this.settingsByKey = settingsByKey;
  }

  /**
   * Lists settings.
   *
   * @param settings settings with different keys
   * @return the schema
   * @throws IllegalArgumentException if two settings have the same key
   */
  public static SettingsSchema of(Setting<?>... settings) {
    Map<String, Setting<?>> byKey = new LinkedHashMap<>();
    for (Setting<?> setting : settings) {
      if (byKey.put(setting.key(), setting) != null) {
        throw new IllegalArgumentException("two settings have the key " + setting.key());
      }
    }
    return new SettingsSchema(byKey);
  }

  /**
   * The settings.
   *
   * @return the settings in their order
   */
  public List<Setting<?>> settings() {
    return List.copyOf(settingsByKey.values());
  }

  boolean declares(Setting<?> setting) {
    Setting<?> declared = settingsByKey.get(setting.key());
    return declared != null && declared.equals(setting);
  }

  /**
   * Reads settings; what is not given takes its default.
   *
   * @param text values by key
   * @return complete settings
   * @throws SettingsException if a key is unknown, a value is malformed or out of range, or a
   *     mandatory setting is missing; every problem names its key (rule 2.2)
   */
  public Settings parse(Map<String, String> text) throws SettingsException {
    List<Problem> problems = new ArrayList<>();
    for (String key : new TreeSet<>(text.keySet())) {
      if (!settingsByKey.containsKey(key)) {
        problems.add(unknownKey(key));
      }
    }
    Map<String, Object> values = new HashMap<>();
    for (Setting<?> setting : settingsByKey.values()) {
      value(setting, Optional.ofNullable(text.get(setting.key())), problems)
          .ifPresent(value -> values.put(setting.key(), value));
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new Settings(this, values);
  }

  private Problem unknownKey(String key) {
    return Problem.of("NUN-2001", "there is no setting of this name")
        .expected(
            settingsByKey.isEmpty()
                ? "no settings at all"
                : "one of " + String.join(", ", settingsByKey.keySet()))
        .found(key)
        .where("setting " + key)
        .fix("correct the name or leave the setting out");
  }

  private static <T> Optional<T> value(
      Setting<T> setting, Optional<String> text, List<Problem> problems) {
    if (text.isEmpty()) {
      if (setting.defaultValue().isEmpty()) {
        problems.add(
            Problem.of("NUN-2003", "a setting that must be set is missing")
                .expected(setting.type().description())
                .found("nothing")
                .where("setting " + setting.key())
                .fix(setting.help()));
      }
      return setting.defaultValue();
    }
    try {
      T value = setting.type().parse(text.get());
      Optional<String> outOfRange = setting.type().problemWith(value);
      if (outOfRange.isEmpty()) {
        return Optional.of(value);
      }
      problems.add(unfitValue(setting, outOfRange.get()));
    } catch (IllegalArgumentException e) {
      problems.add(unfitValue(setting, String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private static Problem unfitValue(Setting<?> setting, String found) {
    return Problem.of("NUN-2002", "the value does not fit the setting")
        .expected(setting.type().description())
        .found(found)
        .where("setting " + setting.key())
        .fix(setting.help());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SettingsSchema that && settings().equals(that.settings());
  }

  @Override
  public int hashCode() {
    return settings().hashCode();
  }

  @Override
  public String toString() {
    return "SettingsSchema" + settingsByKey.values();
  }
}
