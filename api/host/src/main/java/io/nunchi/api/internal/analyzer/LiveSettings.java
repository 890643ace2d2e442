package io.nunchi.api.internal.analyzer;

import io.nunchi.api.HostException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.RepeatedGroup;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.ArrayList;
import java.util.List;

/** Applies changes to settings that are in use, or refuses them. */
public final class LiveSettings {

  private LiveSettings() {}

  /**
   * The settings after a change.
   *
   * @param where whose settings, for the reader of a refusal
   * @param otherWay the remedy for a setting that cannot be changed live
   */
  public static Settings changed(
      SettingsSchema schema, Settings before, SettingsEdit edit, String where, String otherWay)
      throws HostException {
    Settings after;
    try {
      after = schema.parse(edit.appliedTo(schema, before.toText()));
    } catch (SettingsException e) {
      throw new HostException(e.problems(), e);
    }
    List<Problem> refusals = new ArrayList<>();
    for (Setting<?> setting : schema.settings()) {
      if (!setting.isChangeableLive() && !after.get(setting).equals(before.get(setting))) {
        refusals.add(AnalyzerProblems.notChangeableLive(schema, setting, where, otherWay));
      }
    }
    for (RepeatedGroup group : schema.groups()) {
      if (!group.isChangeableLive() && !after.members(group).equals(before.members(group))) {
        refusals.add(AnalyzerProblems.notChangeableLive(schema, group, where, otherWay));
      }
    }
    if (!refusals.isEmpty()) {
      throw new HostException(refusals, null);
    }
    return after;
  }
}
