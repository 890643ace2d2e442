package io.nunchi.models.internal;

import io.nunchi.reference.internal.engine.EngineSettings;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Settings;
import java.io.PrintWriter;
import java.util.Map;

/** The context of an engine that runs for the tool: default settings, and so the CPU. */
record ToolContext(Settings settings, NativeFolder nativeFolder, System.Logger logger)
    implements EngineContext {

  static ToolContext of(String modelPackage, NativeFolder folder, PrintWriter err) {
    try {
      Settings settings =
          EngineSettings.SCHEMA.parse(Map.of(EngineSettings.MODEL.key(), modelPackage));
      return new ToolContext(settings, folder, new WarningPrinter(err));
    } catch (SettingsException impossible) {
      throw new IllegalStateException("the defaults do not fit their own schema", impossible);
    }
  }
}
