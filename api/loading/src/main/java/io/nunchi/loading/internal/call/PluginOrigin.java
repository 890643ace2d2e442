package io.nunchi.loading.internal.call;

import java.util.Optional;

/** The origin of a plugin's classes; plugin class loaders implement it. */
public interface PluginOrigin {

  /** The directory or jar of the plugin. */
  String location();

  /** The SPI version that its jar was built against, according to its manifest. */
  String builtFor();

  /** The jar of a class of the plugin, or empty if it has no such class. */
  Optional<String> jarOf(String className);
}
