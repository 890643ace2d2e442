package io.nunchi.loading.plugin;

import io.nunchi.loading.call.ContextLoader;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.PluginDescriptor;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

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

  /** Begins a use of this plugin by an engine; the engine's close ends it. */
  public PluginUse use() {
    return realm.use();
  }

  public Optional<ToolProvider> findTool(String name) {
    return ContextLoader.during(classLoader(), () -> toolNamed(name));
  }

  private Optional<ToolProvider> toolNamed(String name) {
    return ServiceLoader.load(ToolProvider.class, classLoader()).stream()
        .filter(provider -> provider.type().getClassLoader() == classLoader())
        .map(ServiceLoader.Provider::get)
        .filter(tool -> tool.name().equals(name))
        .<ToolProvider>map(tool -> new PluginTool(tool, name))
        .findFirst();
  }
}
