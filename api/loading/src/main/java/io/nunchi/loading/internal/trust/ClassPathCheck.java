package io.nunchi.loading.internal.trust;

import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * Refuses jars that name other jars, in the {@code Class-Path} of their manifest or in an index
 * (JAR File Specification): a class loader would load those unchecked. Java 17 reads the index,
 * later versions do not.
 */
final class ClassPathCheck {

  private static final String INDEX = "META-INF/INDEX.LIST";

  private ClassPathCheck() {}

  /** The reason not to load a jar that has an index, or names others than the plugin's own jars. */
  static Optional<Problem> refusal(Path jar, List<Path> jars) {
    try (JarFile file = new JarFile(jar.toFile())) {
      if (file.getEntry(INDEX) != null) {
        return Optional.of(indexed(jar));
      }
      Manifest manifest = file.getManifest();
      String classPath =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (classPath == null || classPath.isBlank()) {
        return Optional.empty();
      }
      Set<URI> checked =
          jars.stream()
              .map(own -> own.toAbsolutePath().normalize().toUri())
              .collect(Collectors.toSet());
      URI base = jar.toAbsolutePath().normalize().toUri();
      // the class loader's own way to part the entries
      StringTokenizer entries = new StringTokenizer(classPath);
      while (entries.hasMoreTokens()) {
        String entry = entries.nextToken();
        if (!checked.contains(base.resolve(entry).normalize())) {
          return Optional.of(refused(jar, entry));
        }
      }
      return Optional.empty();
    } catch (IOException | SecurityException e) {
      return Optional.empty(); // which the look at the plugin's jars reports
    } catch (IllegalArgumentException e) {
      return Optional.of(refused(jar, e.toString()));
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
}
