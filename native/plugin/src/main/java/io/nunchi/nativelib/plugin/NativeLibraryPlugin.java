package io.nunchi.nativelib.plugin;

import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.nativelib.internal.vision.LibrarySettings;
import io.nunchi.nativelib.internal.vision.SettingsMapping;
import io.nunchi.nativelib.internal.vision.VisionEngines;
import io.nunchi.nativelib.internal.vision.load.LibraryDescription;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.spi.settings.TextType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

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
              "Settings of the library itself, by its own keys, joined by semicolons. Settings of"
                  + " streams among them hold for all streams that have no value of their own.")
          .changeableLive();

  static final Setting<String> STREAM_SETTINGS =
      Setting.of(
              "librarySettings",
              new TextType("key=value;key=value", "[^\\x00]*"),
              "",
              "Library settings of the stream",
              "Settings of scope stream of the library, by its own keys, joined by semicolons.")
          .changeableLive();

  private static final PluginDescriptor DESCRIPTOR =
      PluginDescriptor.builder("nunchi.native", "Native library")
          .version(BuildVersion.read())
          .vendor("Nunchi")
          .engineSettings(SettingsSchema.of(LIBRARY, LIBRARY_SETTINGS))
          .streamSettings(SettingsSchema.of(STREAM_SETTINGS))
          .build();

  private static final SettingsMapping MAPPING =
      new SettingsMapping() {
        @Override
        public Map<String, String> ofEngine(Settings settings, LibraryDescription library)
            throws SettingsException {
          return LibrarySettings.parse(
              LIBRARY_SETTINGS.key(), settings.get(LIBRARY_SETTINGS), library.settings());
        }

        @Override
        public Map<String, String> ofStream(Settings settings, LibraryDescription library)
            throws SettingsException {
          return LibrarySettings.parse(
              STREAM_SETTINGS.key(), settings.get(STREAM_SETTINGS), library.streamSettings());
        }
      };

  /** Creates the plugin; loads nothing. */
  public NativeLibraryPlugin() {}

  @Override
  public PluginDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    return VisionEngines.startTrusted(context, library(context), MAPPING);
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
