package io.nunchi.cli.internal.analyzer;

import java.nio.file.Path;

/** The location of a model, as a user gives it and as an engine's setting holds it. */
public final class ModelLocation {

  /** Prefix of the names of models that a plugin brings. */
  private static final String BUILT_IN = "builtin:";

  private ModelLocation() {}

  /**
   * Makes a path absolute, so that it means the same wherever the engine runs.
   *
   * @param text a path, or the name of a model that the plugin brings
   * @return the setting's value
   */
  public static String setting(String text) {
    return text.startsWith(BUILT_IN) ? text : Path.of(text).toAbsolutePath().normalize().toString();
  }
}
