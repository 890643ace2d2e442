package io.nunchi.api.testplugin;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.settings.SettingsSchema;

/** A plugin whose analyzers do what a frame commands, and whose engines start as a setting says. */
public final class ObedientPlugin implements AnalyzerPlugin {

  /** The plugin's id. */
  public static final String ID = "test.scripted";

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder(ID, "Scripted")
        .version("1.0")
        .vendor("Test")
        .engineSettings(
            SettingsSchema.of(
                ScriptedSettings.GATE,
                ScriptedSettings.START,
                ScriptedSettings.LEVEL,
                ScriptedSettings.STREAMS))
        .streamSettings(SettingsSchema.of(ScriptedSettings.OPENS, ScriptedSettings.TOP))
        .build();
  }

  @Override
  @SuppressWarnings("NullAway") // an engine that is null is one of the faults
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    context.logger().log(System.Logger.Level.INFO, "starting {0}", "engine");
    return Start.of(context.settings()).createEngine(context.settings());
  }
}
