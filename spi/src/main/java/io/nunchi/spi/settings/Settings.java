package io.nunchi.spi.settings;

import java.util.Map;
import java.util.TreeMap;

/**
 * The values of all settings of a schema.
 *
 * <p>Lifecycle: made by {@link SettingsSchema#parse}. Immutable; any thread.
 */
public final class Settings {

  private final SettingsSchema schema;
  private final Map<String, Object> values;

  Settings(SettingsSchema schema, Map<String, Object> values) {
    this.schema = schema;
    this.values = Map.copyOf(values);
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
   * Writes all values as text, which {@link SettingsSchema#parse} turns into equal settings (rule
   * 2.1).
   *
   * @return text by key, sorted by key
   */
  public Map<String, String> toText() {
    Map<String, String> text = new TreeMap<>();
    for (Setting<?> setting : schema.settings()) {
      text.put(setting.key(), format(setting));
    }
    return text;
  }

  private <T> String format(Setting<T> setting) {
    return setting.type().format(get(setting));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return toText().toString();
  }
}
