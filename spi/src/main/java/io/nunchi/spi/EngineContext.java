package io.nunchi.spi;

import io.nunchi.spi.settings.Settings;

/**
 * The host's services and settings for an engine that starts.
 *
 * <p>Lifecycle: valid from {@link AnalyzerPlugin#createEngine} until the engine is closed.
 * Threading: any thread. Ownership: the host's; the engine reads it and closes nothing.
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
   * Where the engine writes what an operator should read.
   *
   * @return a logger of the host's, named after the plugin
   */
  System.Logger logger();
}
