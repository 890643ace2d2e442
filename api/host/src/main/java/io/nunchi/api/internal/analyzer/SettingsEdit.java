package io.nunchi.api.internal.analyzer;

import io.nunchi.spi.settings.SettingsSchema;
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

  /** The settings after the change, under present keys, whichever were used before and here. */
  public Map<String, String> appliedTo(SettingsSchema schema, Map<String, String> before) {
    Map<String, String> after = new HashMap<>(PresentKeys.of(schema, before));
    after.keySet().removeAll(PresentKeys.of(schema, unset));
    after.putAll(PresentKeys.of(schema, changes));
    return Map.copyOf(after);
  }
}
