package io.nunchi.tck.mutant;

import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.settings.CommonSettings;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.RepeatedGroup;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.spi.settings.TextType;
import java.util.List;

/** Mutants of rule 2.7: keys that all plugins share, with another meaning. */
final class CommonSettingMutants {

  private CommonSettingMutants() {}

  static List<Mutant> all() {
    Setting<Double> percent =
        Setting.of(
            CommonSettings.CONFIDENCE,
            new NumberType(0, 100, "%"),
            50.0,
            "Confidence",
            "At least.");
    Setting<String> oneLabel =
        Setting.of(CommonSettings.LABELS, TextType.any("a label"), "", "Label", "What to find.");
    Setting<String> name =
        Setting.of("name", TextType.any("a name"), "", "Name", "What people call it.");
    RepeatedGroup names =
        RepeatedGroup.of(
            CommonSettings.REGIONS, SettingsSchema.of(name), "Regions", "Where to look.");
    return List.of(
        mutant(
            "the confidence setting in percent",
            SettingsSchema.of(percent),
            "confidence: a number from 0"),
        mutant(
            "labels as free text", SettingsSchema.of(oneLabel), "labels: labels joined by commas"),
        mutant(
            "regions without an area",
            SettingsSchema.of().with(names),
            "regions: members with a polygon area"));
  }

  private static Mutant mutant(String what, SettingsSchema schema, String message) {
    return Mutant.of("2.7", what, () -> new Plugin(schema), message);
  }

  private static final class Plugin extends Delegating.Plugin {
    private final SettingsSchema schema;

    Plugin(SettingsSchema schema) {
      this.schema = schema;
    }

    @Override
    public PluginDescriptor descriptor() {
      return with(schema);
    }
  }
}
