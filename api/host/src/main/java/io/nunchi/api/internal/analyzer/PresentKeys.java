package io.nunchi.api.internal.analyzer;

import io.nunchi.spi.settings.RepeatedGroup;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Brings texts of settings from former keys to the present ones (rule 2.6). */
final class PresentKeys {

  private PresentKeys() {}

  /**
   * The texts by present key. One that is given twice, under its key and a former one, stays under
   * both, so that the schema refuses it.
   */
  static Map<String, String> of(SettingsSchema schema, Map<String, String> text) {
    Map<String, String> present = new HashMap<>();
    new TreeMap<>(text)
        .forEach(
            (key, value) -> {
              String now = of(schema, key);
              boolean twice =
                  present.containsKey(now) || (!now.equals(key) && text.containsKey(now));
              present.put(twice ? key : now, value);
            });
    return present;
  }

  static Set<String> of(SettingsSchema schema, Set<String> keys) {
    return keys.stream().map(key -> of(schema, key)).collect(Collectors.toUnmodifiableSet());
  }

  private static String of(SettingsSchema schema, String key) {
    for (RepeatedGroup group : schema.groups()) {
      if (key.startsWith(group.key() + ".")) {
        int end = key.indexOf('.', group.key().length() + 1) + 1;
        return end == 0
            ? key
            : key.substring(0, end) + lastPart(group.member(), key.substring(end));
      }
    }
    return lastPart(schema, key);
  }

  private static String lastPart(SettingsSchema schema, String key) {
    for (Setting<?> setting : schema.settings()) {
      if (setting.formerKeys().contains(key)) {
        return setting.key();
      }
    }
    return key;
  }
}
