package io.nunchi.tck.internal.check;

import io.nunchi.spi.settings.CommonSettings;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.RepeatedGroup;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingType;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.tck.internal.run.CheckSession;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Contract rule 2.7: a key of the common vocabulary has its type; a range may be narrower. */
final class CommonSettingsCheck {

  private static final Map<String, SettingType<?>> TYPES =
      List.of(
              CommonSettings.confidence(0),
              CommonSettings.labels(),
              CommonSettings.minimumSize(0),
              CommonSettings.maximumDetections(1))
          .stream()
          .collect(Collectors.toMap(Setting::key, Setting::type));

  private CommonSettingsCheck() {}

  static void run(CheckSession session) {
    session.doing(
        "compared the plugin's settings with those of CommonSettings that have their keys");
    for (SettingsSchema schema : SettingsChecks.schemas(session)) {
      for (Setting<?> setting : schema.settings()) {
        SettingType<?> common = TYPES.get(setting.key());
        if (common != null && !isWithin(setting.type(), common)) {
          throw differs(session, setting.key(), common.description(), setting.type().description());
        }
        if (setting.key().equals(CommonSettings.REGIONS)) {
          throw differs(session, setting.key(), "a repeated group", setting.type().kind());
        }
      }
      for (RepeatedGroup group : schema.groups()) {
        requireCommon(session, group);
      }
    }
  }

  private static void requireCommon(CheckSession session, RepeatedGroup group) {
    if (TYPES.containsKey(group.key())) {
      throw differs(session, group.key(), "one setting", "a repeated group");
    }
    Setting<?> area = CommonSettings.REGION_AREA;
    if (group.key().equals(CommonSettings.REGIONS)) {
      String kind =
          group.member().find(area.key()).map(found -> found.type().kind()).orElse("none");
      if (!kind.equals(area.type().kind())) {
        throw differs(
            session, group.key(), "members with a polygon " + area.key(), "its kind is " + kind);
      }
    }
  }

  private static boolean isWithin(SettingType<?> type, SettingType<?> common) {
    if (type instanceof NumberType number && common instanceof NumberType all) {
      return number.min() >= all.min()
          && number.max() <= all.max()
          && number.unit().equals(all.unit());
    }
    if (type instanceof IntegerType integer && common instanceof IntegerType all) {
      return integer.min() >= all.min() && integer.unit().equals(all.unit());
    }
    return type.getClass().equals(common.getClass());
  }

  private static RuntimeException differs(
      CheckSession session, String key, String expected, String found) {
    return session.failure(
        key + ": " + expected,
        found,
        "the setting's type: take it from CommonSettings, or take a key of your own");
  }
}
