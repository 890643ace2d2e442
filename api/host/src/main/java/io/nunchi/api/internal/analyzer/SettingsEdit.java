package io.nunchi.api.internal.analyzer;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A change of some settings.
 *
 * @param changes the new values as text by key
 * @param unset the keys that return to their defaults
 */
public record SettingsEdit(Map<String, String> changes, Set<String> unset) {

  public SettingsEdit {
    changes = Map.copyOf(changes);
    unset = Set.copyOf(unset);
  }

  /** A change that sets values only. */
  public static SettingsEdit of(Map<String, String> changes) {
    return new SettingsEdit(changes, Set.of());
  }

  /** The settings after the change. */
  public Map<String, String> appliedTo(Map<String, String> before) {
    Map<String, String> after = new HashMap<>(before);
    after.keySet().removeAll(unset);
    after.putAll(changes);
    return Map.copyOf(after);
  }
}
