package io.nunchi.api.internal.load;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.PluginDescriptor;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

/** A plugin that can be used. */
public record LoadedPlugin(
    AnalyzerPlugin plugin,
    PluginDescriptor descriptor,
    NativeFolder nativeFolder,
    ClassLoader classLoader) {

  public Optional<ToolProvider> findTool(String name) {
    return ServiceLoader.load(ToolProvider.class, classLoader).stream()
        .filter(provider -> provider.type().getClassLoader() == classLoader)
        .map(ServiceLoader.Provider::get)
        .filter(tool -> tool.name().equals(name))
        .findFirst();
  }
}
