package io.nunchi.loading.internal.plugin;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.EngineStartException;
import java.nio.file.Path;

/**
 * A plugin that can be used, and the realm that it shares with the plugins of the same directory.
 */
public record LoadedPlugin(AnalyzerPlugin plugin, PluginDescriptor descriptor, PluginRealm realm) {

  public ClassLoader classLoader() {
    return realm.classLoader();
  }

  public NativeFolder nativeFolder() {
    return realm.nativeFolder();
  }

  /** The file to load for a library that a setting names, or a refusal. */
  public Path trustedLibrary(Path library) throws EngineStartException {
    return realm.libraries().admit(library);
  }

  /** Begins a use of this plugin by an engine; the engine's close ends it. */
  public PluginUse use() {
    return realm.use();
  }
}
