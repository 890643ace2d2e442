package io.nunchi.loading.trust;

import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Refuses jars whose manifest has a {@code Class-Path} (JAR File Specification) with other jars: a
 * class loader would load those unchecked.
 */
final class ClassPathCheck {

  private static final Pattern BETWEEN_ENTRIES = Pattern.compile("\\s+");

  private ClassPathCheck() {}

  /** The reason not to load a jar whose class path names others than the plugin's own jars. */
  static Optional<Problem> refusal(Path jar, List<Path> jars) {
    try (JarFile file = new JarFile(jar.toFile())) {
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
      for (String entry : BETWEEN_ENTRIES.split(classPath.trim(), 0)) {
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

  private static Problem refused(Path jar, String entry) {
    return Problem.of("NUN-1017", "the jar's class path names a jar that was not checked")
        .expected("no Class-Path in its manifest, or one that names the plugin's own jars alone")
        .found(entry)
        .where(jar.toString())
        .fix("put all jars of the plugin into its directory, and take Class-Path out");
  }
}
