package io.nunchi.cli.internal.plugins;

import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.List;
import java.util.Optional;

/**
 * A setting as JSON, with all that a form needs.
 *
 * @param key the key
 * @param kind the kind of field
 * @param values the accepted values in words
 * @param defaultValue as text, or empty for one that must be set
 * @param changeableLive true if a running engine or stream takes a new value
 * @param title the title for people
 * @param help the explanation for people
 */
public record SettingJson(
    String key,
    String kind,
    String values,
    Optional<String> defaultValue,
    boolean changeableLive,
    String title,
    String help) {

  /** All settings of a schema, in its order. */
  public static List<SettingJson> of(SettingsSchema schema) {
    return schema.settings().stream().<SettingJson>map(SettingJson::of).toList();
  }

  private static <T> SettingJson of(Setting<T> setting) {
    return new SettingJson(
        setting.key(),
        setting.type().kind(),
        setting.type().description(),
        setting.defaultValue().map(setting.type()::format),
        setting.isChangeableLive(),
        setting.title(),
        setting.help());
  }
}
