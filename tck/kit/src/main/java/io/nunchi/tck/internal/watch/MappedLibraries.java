package io.nunchi.tck.internal.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of native code that this process has mapped.
 *
 * <p>Linux says this in {@code /proc/self/maps}; elsewhere nothing is known.
 *
 * @param files the paths of the files, without links
 */
public record MappedLibraries(Set<Path> files) {

  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final int PERMISSIONS = 1;
  private static final int PATH = 5;
  private static final List<String> SYSTEM_FOLDERS =
      List.of("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt", "/nix");

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
              .map(line -> line.split(" +", PATH + 1))
              .filter(parts -> parts.length > PATH && parts[PATH].startsWith("/"))
              .filter(parts -> parts[PERMISSIONS].contains("x"))
              .map(parts -> Path.of(parts[PATH].replace(" (deleted)", "")))
              .collect(Collectors.toSet()));
    }
  }

  /** Lists the libraries that were not mapped before, without those of the JDK and the system. */
  public Set<Path> since(MappedLibraries before) throws IOException {
    Path jdk = Path.of(System.getProperty("java.home")).toRealPath();
    return files.stream()
        .filter(file -> isNewSince(before, file))
        .filter(file -> isLibrary(file) && !file.startsWith(jdk))
        .filter(file -> SYSTEM_FOLDERS.stream().noneMatch(file::startsWith))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Tells whether a file, wherever it is, was not mapped before. */
  public boolean isNewSince(MappedLibraries before, Path file) {
    return files.contains(file) && !before.files.contains(file);
  }

  private static boolean isLibrary(Path file) {
    return file.toString().matches(".*\\.so[.\\d]*") || file.toString().contains("jna");
  }
}
