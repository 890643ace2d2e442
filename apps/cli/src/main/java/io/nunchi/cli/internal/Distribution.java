package io.nunchi.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Objects;
import java.util.Properties;

/** The folders of this program on the disk, and its version. */
public final class Distribution {

  private Distribution() {}

  /**
   * The plugins that were packed together with this program: {@code plugins} beside the {@code lib}
   * that holds its jar, or the last packed ones when it runs from its classes.
   */
  public static Path pluginDirectory() {
    return home().resolve("plugins");
  }

  /** The jars of a plugin's tools, which are no plugin themselves. */
  public static Path toolDirectory(String pluginId) {
    return home().resolve("tools").resolve(pluginId);
  }

  /** The plugin that measures the host; apart from those that analyze. */
  public static Path benchPluginDirectory() {
    return home().resolve("bench-plugins");
  }

  /** The Maven repository with what plugins are compiled and certified with. */
  public static Path mavenRepository() {
    return home().resolve("repository");
  }

  private static Path home() {
    Path program = program();
    return program.toString().endsWith(".jar")
        ? parent(parent(program))
        : parent(program).resolve("nunchi");
  }

  private static Path program() {
    CodeSource source =
        Objects.requireNonNull(
            Distribution.class.getProtectionDomain().getCodeSource(), "code source");
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a location that is no URI", e);
    }
  }

  private static Path parent(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file lies in a folder");
  }

  /** The version of this build. */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream resource =
        Objects.requireNonNull(
            Distribution.class.getResourceAsStream("version.properties"), "version.properties")) {
      properties.load(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
