package io.nunchi.cli.internal.plugins;

import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.List;
import java.util.Optional;

/**
 * What a form needs to know of a setting.
 *
 * @param key under which it is set
 * @param kind the kind of field
 * @param values what is accepted
 * @param defaultValue as text, or empty for one that must be set
 * @param changeableLive whether it can be changed while the engine or the stream runs
 * @param title what a person sees
 * @param help what a person reads
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
