package io.nunchi.tck.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The needs that a plugin's manifest names. */
public final class Needs {

  /** The attribute of the manifest; its values are joined by commas. */
  public static final String ATTRIBUTE = "Nunchi-Needs";

  /** Sockets. */
  public static final String NETWORK = "network";

  /** Files outside the folders that a host gives. */
  public static final String FILES = "files";

  private Needs() {}

  /** Reads the manifests of a subject's jars; a plugin on the class path has none. */
  public static Set<String> of(SubjectDefinition definition) throws IOException {
    Set<String> needs = new TreeSet<>();
    if (definition.location().isPresent()) {
      for (Path jar : jars(definition.location().get())) {
        addAll(jar, needs);
      }
    }
    return needs;
  }

  private static List<Path> jars(Path location) throws IOException {
    try (Stream<Path> files = Files.walk(location)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  private static void addAll(Path jar, Set<String> needs) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String value = manifest == null ? null : manifest.getMainAttributes().getValue(ATTRIBUTE);
      if (value != null) {
        for (String need : value.split(",", -1)) {
          needs.add(need.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
  }
}
