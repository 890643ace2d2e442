package io.nunchi.tck.internal.check;

import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One setting with another value than the subject's, which it may get while frames run. */
record LiveChange(String key, String value, Settings after) {

  /**
   * Lists the changes to try.
   *
   * @param labels the labels that the engine declares
   */
  static List<LiveChange> of(SettingsSchema schema, Settings before, List<String> labels)
      throws SettingsException {
    List<LiveChange> changes = new ArrayList<>();
    for (Setting<?> setting : schema.settings()) {
      if (setting.isChangeableLive()) {
        for (String value : OtherValues.of(setting, before, labels)) {
          Map<String, String> after = new TreeMap<>(before.toText());
          after.put(setting.key(), value);
          changes.add(new LiveChange(setting.key(), value, schema.parse(after)));
        }
      }
    }
    return changes;
  }

  @Override
  public String toString() {
    return key + " to " + value;
  }
}
