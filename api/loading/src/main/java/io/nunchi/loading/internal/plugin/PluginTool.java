package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.internal.call.ContextLoader;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

/** A plugin's tool, which runs with its own class loader as the thread's context loader. */
public record PluginTool(ToolProvider tool, String name) implements ToolProvider {

  /**
   * Finds a tool by its name among those that a class loader itself, not its parent, loads. Runs
   * the plugin's code.
   *
   * @throws Exception the failure of a tool's constructor
   */
  static Optional<ToolProvider> find(ClassLoader classLoader, String name) throws Exception {
    try {
      return ServiceLoader.load(ToolProvider.class, classLoader).stream()
          .filter(provider -> provider.type().getClassLoader() == classLoader)
          .map(ServiceLoader.Provider::get)
          .filter(tool -> tool.name().equals(name))
          .<ToolProvider>map(tool -> new PluginTool(tool, name))
          .findFirst();
    } catch (ServiceConfigurationError e) {
      if (e.getCause() instanceof Exception failure) {
        throw failure; // says more than the service loader's error, which only wraps it
      }
      throw e;
    }
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... arguments) {
    return ContextLoader.during(
        tool.getClass().getClassLoader(), () -> tool.run(out, err, arguments));
  }
}
