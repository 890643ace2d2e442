package io.nunchi.loading.call;

import java.util.Optional;

/** Where a plugin's classes come from; a plugin's class loader knows. */
public interface PluginOrigin {

  /** The directory or jar of the plugin. */
  String location();

  /** Against which SPI its jar says it was built. */
  String builtFor();

  /** The jar of a class of the plugin, or empty if it has no such class. */
  Optional<String> jarOf(String className);
}
