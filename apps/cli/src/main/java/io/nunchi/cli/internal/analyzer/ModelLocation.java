package io.nunchi.cli.internal.analyzer;

import java.nio.file.Path;

/** Where a model is, as the user says it and as an engine's setting says it. */
public final class ModelLocation {

  /** What the name of a model begins with that comes along with a plugin. */
  private static final String BUILT_IN = "builtin:";

  private ModelLocation() {}

  /**
   * Makes a path absolute, so that it means the same wherever the engine runs.
   *
   * @param text a path, or the name of a model that comes along with the plugin
   * @return the setting's value
   */
  public static String setting(String text) {
    return text.startsWith(BUILT_IN) ? text : Path.of(text).toAbsolutePath().normalize().toString();
  }
}
