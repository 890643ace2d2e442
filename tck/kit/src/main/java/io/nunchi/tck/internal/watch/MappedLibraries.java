package io.nunchi.tck.internal.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The native libraries that this process has mapped, but for those of the JDK and the system.
 *
 * <p>Linux says this in {@code /proc/self/maps}; elsewhere nothing is known.
 *
 * @param files the libraries' paths
 */
public record MappedLibraries(Set<Path> files) {

  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  /** Tells whether this system lists mapped files. */
  public static boolean areKnown() {
    return Files.isReadable(MAPS);
  }

  public static MappedLibraries now() throws IOException {
    if (!areKnown()) {
      return new MappedLibraries(Set.of());
    }
    try (Stream<String> lines = Files.lines(MAPS)) {
      return new MappedLibraries(
          lines
              .filter(line -> line.contains("/") && line.contains("x"))
              .map(line -> line.substring(line.indexOf('/')))
              .map(line -> line.replace(" (deleted)", ""))
              .filter(file -> file.matches(".*\\.so[.\\d]*") || file.contains("jna"))
              .map(Path::of)
              .filter(file -> !belongsToSystem(file))
              .collect(Collectors.toSet()));
    }
  }

  private static boolean belongsToSystem(Path file) {
    return file.startsWith(JDK)
        || Stream.of("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt", "/nix")
            .anyMatch(file::startsWith);
  }

  /** Lists the libraries mapped since then. */
  public Set<Path> since(MappedLibraries before) {
    Set<Path> added = new TreeSet<>(files);
    added.removeAll(new HashSet<>(before.files));
    return added;
  }
}
