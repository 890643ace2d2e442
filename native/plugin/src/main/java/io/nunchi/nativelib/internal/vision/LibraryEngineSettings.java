package io.nunchi.nativelib.internal.vision;

import io.nunchi.nativelib.internal.vision.load.LibraryDescription;
import io.nunchi.nativelib.internal.vision.load.LibrarySetting;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings that an engine of a library was given, as text by the library's keys. Values of
 * scope stream among them hold for streams that do not have one of their own.
 *
 * <p>Threading: any thread; a change is seen as a whole.
 */
final class LibraryEngineSettings {

  private final SettingsMapping mapping;
  private final LibraryDescription library;
  private volatile Map<String, String> given;

  LibraryEngineSettings(SettingsMapping mapping, LibraryDescription library, Settings settings)
      throws SettingsException {
    this.mapping = mapping;
    this.library = library;
    this.given = Map.copyOf(mapping.ofEngine(settings, library));
  }

  /** Hands changed settings to the library. */
  interface Change {
    void to(Map<String, String> settings) throws SettingsException, AnalyzerFailedException;
  }

  /** The values for the engine itself. */
  Map<String, String> ofEngine() {
    return only(library.engineSettings(), given);
  }

  /** The values for a stream: its own, and for the rest those that the engine was given. */
  Map<String, String> ofStream(Settings settings) throws SettingsException {
    Map<String, String> values = new LinkedHashMap<>(only(library.streamSettings(), given));
    values.putAll(mapping.ofStream(settings, library));
    return values;
  }

  /** Changes the values of live settings of the engine. */
  synchronized void change(Settings settings, Change change)
      throws SettingsException, AnalyzerFailedException {
    Map<String, String> after = Map.copyOf(mapping.ofEngine(settings, library));
    LibraryChange.requireNone(library.streamSettings(), given, after);
    if (LibraryChange.isIn(library.engineSettings(), given, after)) {
      change.to(only(library.engineSettings(), after));
    }
    given = after;
  }

  private static Map<String, String> only(
      List<LibrarySetting> declared, Map<String, String> values) {
    Map<String, String> only = new LinkedHashMap<>();
    for (LibrarySetting setting : declared) {
      String value = values.get(setting.key());
      if (value != null) {
        only.put(setting.key(), value);
      }
    }
    return only;
  }
}
