package io.nunchi.api.internal.run;

import io.nunchi.api.HostException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Works out what settings become by a change while they are in use, or why they cannot. */
final class LiveSettings {

  private LiveSettings() {}

  /**
   * The settings after a change.
   *
   * @param where whose settings, for the reader of a refusal
   * @param otherWay the remedy for a setting that cannot be changed live
   */
  static Settings changed(
      SettingsSchema schema,
      Settings before,
      Map<String, String> changes,
      String where,
      String otherWay)
      throws HostException {
    Map<String, String> text = new TreeMap<>(before.toText());
    text.putAll(changes);
    Settings after;
    try {
      after = schema.parse(text);
    } catch (SettingsException e) {
      throw new HostException(e.problems(), e);
    }
    List<Problem> refusals = new ArrayList<>();
    for (Setting<?> setting : schema.settings()) {
      if (!setting.isChangeableLive() && !after.get(setting).equals(before.get(setting))) {
        refusals.add(notLive(schema, setting, where, otherWay));
      }
    }
    if (!refusals.isEmpty()) {
      throw new HostException(refusals, null);
    }
    return after;
  }

  private static Problem notLive(
      SettingsSchema schema, Setting<?> setting, String where, String otherWay) {
    List<String> live =
        schema.settings().stream().filter(Setting::isChangeableLive).map(Setting::key).toList();
    return Problem.of("NUN-2005", "this setting cannot be changed while the plugin runs")
        .expected(live.isEmpty() ? "no change: none of them can" : "changes of " + live + " only")
        .found("a new value for " + setting.key())
        .where("setting " + setting.key() + " of " + where)
        .fix(otherWay);
  }
}
