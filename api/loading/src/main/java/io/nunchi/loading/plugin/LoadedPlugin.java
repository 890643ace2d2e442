package io.nunchi.loading.plugin;

import io.nunchi.loading.call.ContextLoader;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.PluginDescriptor;

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
}
