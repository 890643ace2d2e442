package io.nunchi.spi.settings;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of all settings of a schema.
 *
 * <p>Lifecycle: made by {@link SettingsSchema#parse}. Immutable; any thread.
 *
 * @since 1.0
 */
public final class Settings {

  private static final String HIDDEN = "***";

  private final SettingsSchema schema;
  private final Map<String, Object> values;
  private final Map<String, Map<String, Settings>> members;

  Settings(
      SettingsSchema schema,
      Map<String, Object> values,
      Map<String, Map<String, Settings>> members) {
    this.schema = schema;
    this.values = Map.copyOf(values);
    this.members = Map.copyOf(members);
  }

  /**
   * Reads a value.
   *
   * @param <T> the Java type of the value
   * @param setting a setting of the schema
   * @return its value: what was set, or its default
   * @throws IllegalArgumentException if the schema has no such setting
   */
  @SuppressWarnings("unchecked") // the schema parsed the value with this very setting
  public <T> T get(Setting<T> setting) {
    if (!schema.declares(setting)) {
      throw new IllegalArgumentException("these settings have no " + setting.key());
    }
    Object value = values.get(setting.key());
    if (value == null) {
      throw new IllegalArgumentException("these settings have no value for " + setting.key());
    }
    return (T) value;
  }

  /**
   * Reads the members of a group.
   *
   * @param group a group of the schema
   * @return the settings of each member by its name, sorted by name; unmodifiable
   * @throws IllegalArgumentException if the schema has no such group
   */
  public SortedMap<String, Settings> members(RepeatedGroup group) {
    if (!schema.groups().contains(group)) {
      throw new IllegalArgumentException("these settings have no group " + group.key());
    }
    return Collections.unmodifiableSortedMap(
        new TreeMap<>(members.getOrDefault(group.key(), Map.of())));
  }

  /**
   * Writes all values as text, which {@link SettingsSchema#parse} turns into equal settings (rule
   * 2.1). Secret values are among them: the text is for storing, {@link #toString()} for reading.
   *
   * @return text by key, sorted by key
   */
  public SortedMap<String, String> toText() {
    return toText(false);
  }

  private SortedMap<String, String> toText(boolean hidesSecrets) {
    SortedMap<String, String> text = new TreeMap<>();
    for (Setting<?> setting : schema.settings()) {
      text.put(setting.key(), hidesSecrets && setting.isSecret() ? HIDDEN : format(setting));
    }
    for (RepeatedGroup group : schema.groups()) {
      members(group)
          .forEach(
              (name, member) ->
                  member
                      .toText(hidesSecrets)
                      .forEach((key, value) -> text.put(MemberKey.text(group, name, key), value)));
    }
    return text;
  }

  private <T> String format(Setting<T> setting) {
    return setting.type().format(get(setting));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings that
        && values.equals(that.values)
        && members.equals(that.members);
  }

  @Override
  public int hashCode() {
    return Objects.hash(values, members);
  }

  @Override
  public String toString() {
    return toText(true).toString();
  }
}
