package io.nunchi.spi.settings;

import io.nunchi.spi.failure.SettingsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All settings of an engine or a stream, in the order in which a form shows them.
 *
 * <p>Immutable; any thread.
 *
 * @since 1.0
 */
public final class SettingsSchema {

  private final Map<String, Setting<?>> settingsByKey;
  private final List<RepeatedGroup> groups;

  private SettingsSchema(Map<String, Setting<?>> settingsByKey, List<RepeatedGroup> groups) {
    this.settingsByKey = settingsByKey;
    this.groups = List.copyOf(groups);
    requireDistinctKeys();
  }

  private void requireDistinctKeys() {
    Set<String> taken = new HashSet<>(settingsByKey.keySet());
    for (Setting<?> setting : settingsByKey.values()) {
      for (String former : setting.formerKeys()) {
        if (!taken.add(former)) {
          throw new IllegalArgumentException("two settings have, or had, the key " + former);
        }
      }
    }
    Set<String> groupKeys = new HashSet<>();
    for (RepeatedGroup group : groups) {
      for (String key : taken) {
        boolean isInside = groupKeys.contains(key) && group.key().startsWith(key + ".");
        if (isInside || key.equals(group.key()) || key.startsWith(group.key() + ".")) {
          throw new IllegalArgumentException(
              "the keys " + key + " and " + group.key() + " belong to one group only");
        }
      }
      taken.add(group.key());
      groupKeys.add(group.key());
    }
  }

  /**
   * Lists settings.
   *
   * @param settings settings with different keys
   * @return the schema
   * @throws IllegalArgumentException if two settings have the same key, or former key
   */
  public static SettingsSchema of(Setting<?>... settings) {
    Map<String, Setting<?>> byKey = new LinkedHashMap<>();
    for (Setting<?> setting : settings) {
      if (byKey.put(setting.key(), setting) != null) {
        throw new IllegalArgumentException("two settings have the key " + setting.key());
      }
    }
    return new SettingsSchema(byKey, List.of());
  }

  /**
   * Adds a group of settings that a person can add any number of times.
   *
   * @param group the group
   * @return a schema with this group behind those it has
   * @throws IllegalArgumentException if a key of a setting or group begins with the group's
   */
  public SettingsSchema with(RepeatedGroup group) {
    List<RepeatedGroup> more = new ArrayList<>(groups);
    more.add(group);
    return new SettingsSchema(settingsByKey, more);
  }

  /**
   * The settings outside of groups.
   *
   * @return the settings in the order of a form
   */
  public List<Setting<?>> settings() {
    return List.copyOf(settingsByKey.values());
  }

  /**
   * The groups of settings that a person can add any number of times.
   *
   * @return the groups in the order of a form
   */
  public List<RepeatedGroup> groups() {
    return groups;
  }

  /**
   * Finds the setting of a key as text has it.
   *
   * @param key the key of a setting, such as {@code confidence}, or of a setting of a group's
   *     member, such as {@code lines.entrance.points}
   * @return the setting, or empty if no setting has this key; former keys are not found
   */
  public Optional<Setting<?>> find(String key) {
    Setting<?> setting = settingsByKey.get(key);
    return setting != null
        ? Optional.of(setting)
        : MemberKey.of(this, key)
            .filter(member -> key.endsWith("." + member.setting().key()))
            .map(MemberKey::setting);
  }

  Map<String, Setting<?>> settingsByKey() {
    return settingsByKey;
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
   * @throws SettingsException if a key is unknown, a value is malformed or out of range, a
   *     mandatory setting is missing, a value is given under its key and a former one, or a group
   *     has too few or too many members; every problem names its key (rule 2.2)
   */
  public Settings parse(Map<String, String> text) throws SettingsException {
    return new SettingsParser(this, text).parse();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SettingsSchema that
        && settings().equals(that.settings())
        && groups.equals(that.groups);
  }

  @Override
  public int hashCode() {
    return Objects.hash(settings(), groups);
  }

  @Override
  public String toString() {
    return "SettingsSchema" + settingsByKey.values() + (groups.isEmpty() ? "" : groups);
  }
}
