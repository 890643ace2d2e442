package io.nunchi.models.internal;

import io.nunchi.reference.internal.engine.EngineSettings;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Settings;
import java.io.PrintWriter;
import java.util.Map;

/** Stands in for a host while a model is tried out: on the CPU, as the manifest says. */
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
