package io.nunchi.loading.plugin;

import io.nunchi.loading.call.ContextLoader;
import java.io.PrintWriter;
import java.util.spi.ToolProvider;

/** A plugin's tool; runs with the plugin's class loader as context loader. */
record PluginTool(ToolProvider tool, String name) implements ToolProvider {

  @Override
  public int run(PrintWriter out, PrintWriter err, String... arguments) {
    return ContextLoader.during(
        tool.getClass().getClassLoader(), () -> tool.run(out, err, arguments));
  }
}
