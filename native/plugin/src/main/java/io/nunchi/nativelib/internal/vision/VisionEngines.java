package io.nunchi.nativelib.internal.vision;

import io.nunchi.nativelib.internal.vision.load.VisionLibrary;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.failure.EngineStartException;
import java.nio.file.Path;

/** Starts engines of C libraries; the way in for the plugins. */
public final class VisionEngines {

  private VisionEngines() {}

  /**
   * Starts an engine of a library that the plugin brings along.
   *
   * @param context settings, native folder and log
   * @param library the library's file
   * @param mapping how the plugin's settings become the library's
   */
  public static AnalyzerEngine start(EngineContext context, Path library, SettingsMapping mapping)
      throws EngineStartException {
    return VisionEngine.create(
        VisionLibrary.load(library, context.nativeFolder()), context, mapping);
  }

  /**
   * Starts an engine of a library that a setting names and the host trusts.
   *
   * @param context settings, native folder and log
   * @param library the library's file
   * @param mapping how the plugin's settings become the library's
   */
  public static AnalyzerEngine startTrusted(
      EngineContext context, Path library, SettingsMapping mapping) throws EngineStartException {
    return VisionEngine.create(VisionLibrary.loadTrusted(library, context), context, mapping);
  }
}
