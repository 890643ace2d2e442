package io.nunchi.spi;

import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The host's services and settings for an engine that starts.
 *
 * <p>Implemented by hosts only: later minor versions add methods.
 *
 * <p>Lifecycle: valid from {@link AnalyzerPlugin#createEngine} until the engine is closed.
 * Threading: any thread. Ownership: the host's; the engine reads it and closes nothing.
 *
 * @since 1.0
 */
public interface EngineContext {

  /**
   * The engine's settings, already checked against {@link PluginDescriptor#engineSettings()}.
   *
   * @return the settings, complete: every declared setting has a value
   */
  Settings settings();

  /**
   * The folder from which the plugin loads its native libraries.
   *
   * <p>Every class loader has one of its own, because a library file can be loaded by one class
   * loader only (rule 8.4).
   *
   * @return the folder of this plugin's class loader, the same for all engines of the loader
   */
  NativeFolder nativeFolder();

  /**
   * Asks for the file to load instead of a native library that a setting names (rule 8.6).
   *
   * <p>A host that checks what it loads copies the library, checks the copy and returns it. A host
   * that does not check returns the library itself, as this default does. Libraries that the plugin
   * unpacks from its own jars need no such question, since the host has checked the jars.
   *
   * @param library the path of a library
   * @return the file that the plugin loads; the same one for unchanged content
   * @throws EngineStartException if the host does not trust the library or cannot read it; the
   *     plugin lets it pass
   */
  default Path trustedLibrary(Path library) throws EngineStartException {
    return library;
  }

  /**
   * A folder that outlives engines and processes, for what is expensive to make again, such as a
   * compiled model. It belongs to the plugin: no other plugin is given it, but several engines of
   * the plugin may use it at once. What it holds may be deleted while no engine runs.
   *
   * @return the folder, which exists; or empty if the host grants none, and the plugin works
   *     without (rule 8.7)
   */
  default Optional<Path> persistentFolder() {
    return Optional.empty();
  }

  /**
   * The log of the engine, for developers and administrators.
   *
   * @return a logger of the host's, named after the plugin
   */
  System.Logger logger();
}
