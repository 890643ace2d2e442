package io.nunchi.spi;

import io.nunchi.spi.settings.SettingsSchema;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The description of a plugin, known without starting an engine.
 *
 * <p>Immutable; any thread.
 *
 * @param id a stable name such as {@code acme.people}: lower-case parts joined by dots (rule 1.2)
 * @param name the name for people, not blank
 * @param version the plugin's own version, not blank
 * @param vendor the maker, not blank
 * @param engineSettings the settings that an engine takes
 * @param streamSettings the settings that each camera stream takes, such as lines and zones
 */
public record PluginDescriptor(
    String id,
    String name,
    String version,
    String vendor,
    SettingsSchema engineSettings,
    SettingsSchema streamSettings) {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+");

  /**
   * Checks the parts.
   *
   * @param id a stable name
   * @param name the name for people
   * @param version the plugin's own version
   * @param vendor the maker
   * @param engineSettings the settings that an engine takes
   * @param streamSettings the settings that each camera stream takes
   */
  public PluginDescriptor {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a plugin id is lower-case parts joined by dots, such as acme.people; found: " + id);
    }
    requireText("name", name);
    requireText("version", version);
    requireText("vendor", vendor);
    Objects.requireNonNull(engineSettings, "engineSettings");
    Objects.requireNonNull(streamSettings, "streamSettings");
  }

  private static void requireText(String component, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a plugin's " + component + " is not blank");
    }
  }
}
