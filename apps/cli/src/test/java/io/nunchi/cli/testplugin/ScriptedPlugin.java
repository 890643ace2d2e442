package io.nunchi.cli.testplugin;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.spi.settings.TextType;

/** Does to every frame, or to some, what its settings say. */
public final class ScriptedPlugin implements AnalyzerPlugin {

  static final Setting<String> MODE =
      Setting.of(
          "mode",
          // a text, as the kit tries every choice, and one of them ends the process
          new TextType("a mode", "find|planar|any|blind|reject|fail|violate|exit"),
          "find",
          "Mode",
          "What happens to every fifth frame; the others get a box.");

  /** A text as well: the kit tries the ends of a range, and waits for a minute there. */
  static final Setting<String> MILLIS =
      Setting.of(
          "millis",
          new TextType("a number of milliseconds", "\\d{1,5}"),
          "0",
          "Time",
          "How long a frame takes.");

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
    return new ScriptedEngine(
        context.settings().get(MODE), Long.parseLong(context.settings().get(MILLIS)));
  }
}
