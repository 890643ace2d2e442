package io.nunchi.tck.internal.check;

import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One setting with another value than the subject's, which it may get while frames run. */
record LiveChange(String key, String value, Settings after) {

  static boolean arePossible(SettingsSchema schema) {
    return schema.settings().stream().anyMatch(Setting::isChangeableLive);
  }

  /**
   * What to try.
   *
   * @param labels what the engine declares
   */
  static List<LiveChange> of(SettingsSchema schema, Settings before, List<String> labels) {
    List<LiveChange> changes = new ArrayList<>();
    for (Setting<?> setting : schema.settings()) {
      if (setting.isChangeableLive()) {
        for (String value : OtherValues.of(setting, before, labels)) {
          of(schema, before, setting.key(), value).ifPresent(changes::add);
        }
      }
    }
    return changes;
  }

  /** The change, or empty if the schema does not take the value after all. */
  private static Optional<LiveChange> of(
      SettingsSchema schema, Settings before, String key, String value) {
    Map<String, String> text = new TreeMap<>(before.toText());
    text.put(key, value);
    try {
      return Optional.of(new LiveChange(key, value, schema.parse(text)));
    } catch (SettingsException unfit) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return key + " to " + value;
  }
}
