package io.nunchi.loading.plugin;

import io.nunchi.loading.call.ContextLoader;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.PluginDescriptor;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

/** A plugin that can be used, and the class loader it shares with the plugins of the same place. */
public record LoadedPlugin(AnalyzerPlugin plugin, PluginDescriptor descriptor, PluginRealm place) {

  public ClassLoader classLoader() {
    return place.classLoader();
  }

  public NativeFolder nativeFolder() {
    return place.nativeFolder();
  }

  /** An engine of this plugin begins to run; the use ends when it is closed. */
  public PluginUse use() {
    return place.use();
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
