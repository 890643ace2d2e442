package io.nunchi.loading.internal.trust;

import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * Finds jars that name other jars, in the {@code Class-Path} of their manifest or in an index (JAR
 * File Specification). The plugins' class loaders follow neither.
 */
public final class ClassPathCheck {

  private static final String INDEX = "META-INF/INDEX.LIST";
  private static final int NAMED_ENTRIES = 5;

  private ClassPathCheck() {}

  /** The reason not to load a jar that has an index, or names others than the plugin's own jars. */
  static Optional<Problem> refusal(JarCopy jar, List<JarCopy> jars) {
    try (JarFile file = new JarFile(jar.file().toFile())) {
      if (file.getEntry(INDEX) != null) {
        return Optional.of(indexed(jar.original()));
      }
      return foreignEntries(file, jar, jars).stream()
          .findFirst()
          .map(entry -> refused(jar.original(), entry));
    } catch (IOException | SecurityException e) {
      return Optional.empty(); // which the look at the plugin's jars reports
    }
  }

  /** A hint at jars that exist and that a jar names, but that are not loaded. */
  public static Optional<Problem> warning(JarFile file, JarCopy jar, List<JarCopy> jars)
      throws IOException {
    URI base = uri(jar.original());
    List<String> present =
        foreignEntries(file, jar, jars).stream().filter(entry -> exists(base, entry)).toList();
    return present.isEmpty() ? Optional.empty() : Optional.of(notFollowed(jar.original(), present));
  }

  /** The entries of a jar's class path that are not jars of the plugin. */
  private static List<String> foreignEntries(JarFile file, JarCopy jar, List<JarCopy> jars)
      throws IOException {
    Manifest manifest = file.getManifest();
    String classPath =
        manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    List<String> foreign = new ArrayList<>();
    if (classPath == null) {
      return foreign;
    }
    Set<URI> own = jars.stream().map(other -> uri(other.original())).collect(Collectors.toSet());
    URI base = uri(jar.original());
    StringTokenizer entries = new StringTokenizer(classPath); // as the JDK's class loaders do
    while (entries.hasMoreTokens()) {
      String entry = entries.nextToken();
      if (!isOwn(base, entry, own)) {
        foreign.add(entry);
      }
    }
    return foreign;
  }

  private static URI uri(Path jar) {
    return jar.toAbsolutePath().normalize().toUri();
  }

  private static boolean isOwn(URI base, String entry, Set<URI> own) {
    try {
      return own.contains(base.resolve(entry).normalize());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean exists(URI base, String entry) {
    try {
      return Files.exists(Path.of(base.resolve(entry)));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return false; // not the path of a file
    }
  }

  private static Problem indexed(Path jar) {
    return Problem.of("NUN-1019", "the jar has an index, which may name jars that were not checked")
        .expected("no " + INDEX + " where digests or signers are checked")
        .found(INDEX)
        .where(jar.toString())
        .fix("take the index out, for example with zip -d, then allow or sign the jar again");
  }

  private static Problem refused(Path jar, String entry) {
    return Problem.of("NUN-1017", "the jar's class path names a jar that was not checked")
        .expected("no Class-Path in its manifest, or one that names the plugin's own jars alone")
        .found(entry)
        .where(jar.toString())
        .fix("put all jars of the plugin into its directory, and take Class-Path out");
  }

  private static Problem notFollowed(Path jar, List<String> entries) {
    return Problem.of("NUN-1027", "the jar's class path names jars that are not loaded")
        .expected("all jars of the plugin in its own directory")
        .found(String.join(" ", entries.subList(0, Math.min(entries.size(), NAMED_ENTRIES))))
        .where(jar.toString())
        .fix("if the plugin needs them, put them beside this jar");
  }
}
