package io.nunchi.cli.internal.pack;

import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.AnalyzerPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The jars of a plugin before it is packed.
 *
 * @param offering the jar that offers the analyzer
 * @param needed the jars that it needs
 * @param leftOut other files of the plugin's folder, which no host loads
 */
record PluginJarFiles(Path offering, List<Path> needed, List<Path> leftOut) {

  static final String SERVICE_FILE = "META-INF/services/" + AnalyzerPlugin.class.getName();

  /** All jars, the offering one first. */
  List<Path> all() {
    List<Path> all = new ArrayList<>(List.of(offering));
    all.addAll(needed);
    return all;
  }

  /** Finds the jars of a folder, or a jar and the jars that its manifest names. */
  static PluginJarFiles of(Path plugin) throws CliException {
    try {
      return Files.isDirectory(plugin) ? ofFolder(plugin) : ofJar(plugin);
    } catch (IOException e) {
      throw CliException.unusable(PackProblems.notOnePlugin(plugin, e.toString()), e);
    }
  }

  private static PluginJarFiles ofFolder(Path folder) throws IOException, CliException {
    List<Path> offering = new ArrayList<>();
    List<Path> needed = new ArrayList<>();
    List<Path> leftOut = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (!isJar(file)) {
          leftOut.add(file);
        } else if (offersAnalyzers(file)) {
          offering.add(file);
        } else {
          needed.add(file);
        }
      }
    }
    if (offering.size() != 1) {
      throw CliException.unusable(
          PackProblems.notOnePlugin(
              folder,
              offering.isEmpty()
                  ? "no jar with a service file " + SERVICE_FILE
                  : "jars of several plugins: " + names(offering)));
    }
    return new PluginJarFiles(offering.get(0), List.copyOf(needed), List.copyOf(leftOut));
  }

  private static PluginJarFiles ofJar(Path jar) throws IOException, CliException {
    if (!offersAnalyzers(jar)) {
      throw CliException.unusable(
          PackProblems.notOnePlugin(jar, "no service file " + SERVICE_FILE));
    }
    return new PluginJarFiles(jar, namedBy(jar), List.of());
  }

  /** The jars that the manifest of a jar names and that exist. */
  private static List<Path> namedBy(Path jar) throws IOException {
    Set<Path> named = new LinkedHashSet<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String classPath =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      for (String entry : classPath == null ? new String[0] : classPath.strip().split("\\s+")) {
        try {
          Path path = jar.toAbsolutePath().resolveSibling(entry).normalize();
          if (isJar(path)) {
            named.add(path);
          }
        } catch (InvalidPathException e) {
          // A URL names nothing beside the jar.
        }
      }
    }
    return List.copyOf(named);
  }

  private static boolean isJar(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".jar") && !name.startsWith(".") && Files.isRegularFile(file);
  }

  private static boolean offersAnalyzers(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry(SERVICE_FILE) != null;
    }
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> String.valueOf(file.getFileName())).toList();
  }
}
