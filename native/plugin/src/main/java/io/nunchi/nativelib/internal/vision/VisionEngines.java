package io.nunchi.nativelib.internal.vision;

import io.nunchi.nativelib.internal.vision.load.VisionLibrary;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.failure.EngineStartException;
import java.nio.file.Path;
import java.util.Map;

/** Starts engines of C libraries; the way in for the plugins. */
public final class VisionEngines {

  private VisionEngines() {}

  /**
   * Starts an engine with settings that are known to fit.
   *
   * @param context native folder and log
   * @param library the library's file
   * @param settings text by the library's own keys
   */
  public static AnalyzerEngine start(
      EngineContext context, Path library, Map<String, String> settings)
      throws EngineStartException {
    VisionLibrary loaded = VisionLibrary.load(library, context.nativeFolder());
    return VisionEngine.create(loaded, settings, context.logger());
  }

  /**
   * Starts an engine of a library that a setting names and the host trusts, with settings that are
   * checked against what the library declares.
   *
   * @param context native folder and log
   * @param library the library's file
   * @param settings {@code key=value;key=value}
   */
  public static AnalyzerEngine startChecked(EngineContext context, Path library, String settings)
      throws EngineStartException {
    VisionLibrary loaded = VisionLibrary.loadTrusted(library, context);
    Map<String, String> checked = LibrarySettings.parse(settings, loaded.description().settings());
    return VisionEngine.create(loaded, checked, context.logger());
  }
}
