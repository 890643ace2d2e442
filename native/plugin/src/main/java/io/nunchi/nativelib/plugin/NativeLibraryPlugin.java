package io.nunchi.nativelib.plugin;

import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.nativelib.internal.vision.VisionEngines;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.spi.settings.TextType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * {@code nunchi.native}: runs any library that exports {@code nunchi_vision.h}; how a vendor's
 * library gets behind the SPI without a line of Java.
 *
 * <p>Lifecycle and threading are those of every {@link AnalyzerPlugin}. Ownership: engines belong
 * to the caller; a library stays loaded as long as the plugin.
 */
public final class NativeLibraryPlugin implements AnalyzerPlugin {

  static final Setting<String> LIBRARY =
      Setting.mandatory(
          "library",
          new TextType("the absolute path of a shared library", "[^\\x00]+"),
          "Library",
          "The file of a library that exports nunchi_vision.h.");

  static final Setting<String> LIBRARY_SETTINGS =
      Setting.of(
          "librarySettings",
          new TextType("key=value;key=value", "[^\\x00]*"),
          "",
          "Library settings",
          "Settings of the library itself, by its own keys, joined by semicolons.");

  private static final PluginDescriptor DESCRIPTOR =
      PluginDescriptor.builder("nunchi.native", "Native library")
          .version(BuildVersion.read())
          .vendor("Nunchi")
          .engineSettings(SettingsSchema.of(LIBRARY, LIBRARY_SETTINGS))
          .build();

  /** Creates the plugin; loads nothing. */
  public NativeLibraryPlugin() {}

  @Override
  public PluginDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    return VisionEngines.startChecked(
        context, library(context), context.settings().get(LIBRARY_SETTINGS));
  }

  private static Path library(EngineContext context) throws EngineStartException {
    String text = context.settings().get(LIBRARY);
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new EngineStartException(
          Problem.of(NativeErrors.NO_SUCH_LIBRARY, "there is no library at the path")
              .expected("the absolute path of a readable file")
              .found(e.toString())
              .where(text)
              .fix("correct the path"),
          e);
    }
  }
}
