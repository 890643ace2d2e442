package io.nunchi.nativelib.internal.vision;

import io.nunchi.nativelib.internal.vision.load.LibraryDescription;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Settings;
import java.util.Map;

/**
 * Translates the settings of a plugin to those of its library: text by the library's keys.
 * Stateless; any thread.
 */
public interface SettingsMapping {

  /** The settings of an engine; those of scope stream are defaults of its streams. */
  Map<String, String> ofEngine(Settings settings, LibraryDescription library)
      throws SettingsException;

  /** The settings of a stream. */
  Map<String, String> ofStream(Settings settings, LibraryDescription library)
      throws SettingsException;
}
