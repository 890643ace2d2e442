package io.nunchi.cli.testplugin;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.settings.ChoiceType;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.spi.settings.TextType;
import java.util.List;

/** Does to every frame, or to some, what its settings say. */
public final class ScriptedPlugin implements AnalyzerPlugin {

  static final Setting<String> MODE =
      Setting.of(
          "mode",
          new ChoiceType(List.of("find", "blind", "reject", "fail", "violate", "exit")),
          "find",
          "Mode",
          "What happens to every fifth frame; the others get a box.");

  static final Setting<Long> MILLIS =
      Setting.of("millis", new IntegerType(0, 60_000, "ms"), 0L, "Time", "How long a frame takes.");

  static final Setting<String> TITLE =
      Setting.of("title", TextType.any("any text"), "", "Title", "A text of the camera's.");

  /** Called by the host. */
  public ScriptedPlugin() {}

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder("test.scripted", "Scripted")
        .version("1.2.3")
        .vendor("Tests")
        .engineSettings(SettingsSchema.of(MODE, MILLIS))
        .streamSettings(SettingsSchema.of(TITLE))
        .build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    return new ScriptedEngine(context.settings().get(MODE), context.settings().get(MILLIS));
  }
}
