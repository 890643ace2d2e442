package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.ChoiceType;
import io.nunchi.spi.settings.CommonSettings;
import io.nunchi.spi.settings.FileType;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.LabelsType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.PointsType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingType;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.spi.settings.TextType;
import java.nio.file.Path;
import java.util.List;

/** The correct analyzer with a setting of every type, none of which changes what it finds. */
final class AllSettingsPlugin extends Delegating.Plugin {

  @Override
  public PluginDescriptor descriptor() {
    return with(
        SettingsSchema.of(
                live("number", new NumberType(0, 10, "ms"), 2.5),
                live("integer", new IntegerType(0, 10, "px"), 7L),
                live("truth", new BooleanType(), true),
                live("choice", new ChoiceType(List.of("low", "high")), "high"),
                live("line", new PointsType(false, 8), List.of()),
                live("area", new PointsType(true, 8), List.of()),
                live("labels", new LabelsType(), List.of()),
                live("text", TextType.any("a word"), ""),
                live("file", FileType.file("a picture", ".png"), Path.of("spot.png")),
                Setting.mandatory("mandatory", TextType.any("a word"), "Word", "Changes nothing."))
            .with(CommonSettings.regions().changeableLive()));
  }

  private static <T> Setting<T> live(String key, SettingType<T> type, T defaultValue) {
    return Setting.of(key, type, defaultValue, key, "Changes nothing.").changeableLive();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    return new Delegating.Engine(super.createEngine(context)) {
      @Override
      public void changeSettings(Settings settings) {}
    };
  }
}
