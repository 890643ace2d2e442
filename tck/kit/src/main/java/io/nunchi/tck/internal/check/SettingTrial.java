package io.nunchi.tck.internal.check;

import io.nunchi.spi.settings.RepeatedGroup;
import io.nunchi.spi.settings.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change of settings that a schema allows.
 *
 * @param what the change in words
 * @param changes values as text by key
 * @param names texts of which a refusal contains one
 */
record SettingTrial(String what, Map<String, String> changes, List<String> names) {

  private static final int MOST_MEMBERS = 64;
  private static final String MEMBER = "edge";

  /** Gives a setting a value. A refusal of a text or path may quote it. */
  static SettingTrial of(Setting<?> setting, String value) {
    List<String> names =
        EdgeValues.isFree(setting.type()) && !value.isEmpty()
            ? List.of(setting.key(), value)
            : List.of(setting.key());
    return new SettingTrial(
        "%s \"%s\"".formatted(setting.key(), value), Map.of(setting.key(), value), names);
  }

  /** Gives a group as many members as it takes, and a member each edge value of its settings. */
  static List<SettingTrial> of(RepeatedGroup group, List<String> labels) {
    List<SettingTrial> trials = new ArrayList<>();
    int most = Math.min(MOST_MEMBERS, group.maximum());
    trials.add(
        new SettingTrial(
            "%s with %d members".formatted(group.key(), most),
            members(group, most, labels),
            List.of(group.key())));
    int fewest = Math.max(1, group.minimum());
    for (Setting<?> setting : group.member().settings()) {
      for (String value : EdgeValues.of(setting, labels)) {
        Map<String, String> changes = members(group, fewest, labels);
        String key = key(group, 0, setting);
        changes.put(key, value);
        trials.add(
            new SettingTrial("%s \"%s\"".formatted(key, value), changes, List.of(group.key())));
      }
    }
    return trials;
  }

  /** Members with their defaults; what is mandatory or without content gets an edge value. */
  private static Map<String, String> members(RepeatedGroup group, int count, List<String> labels) {
    Map<String, String> text = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      for (Setting<?> setting : group.member().settings()) {
        text.put(key(group, i, setting), valueOf(setting, labels));
      }
    }
    return text;
  }

  private static <T> String valueOf(Setting<T> setting, List<String> labels) {
    return setting
        .defaultValue()
        .map(setting.type()::format)
        .filter(value -> !value.isEmpty())
        .or(
            () ->
                EdgeValues.of(setting, labels).stream()
                    .filter(value -> !value.isEmpty())
                    .findFirst())
        .orElse("");
  }

  private static String key(RepeatedGroup group, int member, Setting<?> setting) {
    return "%s.%s-%d.%s".formatted(group.key(), MEMBER, member, setting.key());
  }
}
