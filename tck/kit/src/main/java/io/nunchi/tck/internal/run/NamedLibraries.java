package io.nunchi.tck.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that a subject has asked its context for as native libraries. Any thread.
 *
 * <p>A process maps a library file once, and does not tell for whom. So that what is mapped can be
 * traced to a class loader, each class loader of the plugin gets copies of these files.
 */
public final class NamedLibraries {

  private final Set<Path> asked = ConcurrentHashMap.newKeySet();

  /** Notes that the subject asked for a library. */
  void add(Path library) {
    realFile(library.toString()).ifPresent(asked::add);
  }

  /** Tells whether the subject has asked for none. */
  public boolean areNone() {
    return asked.isEmpty();
  }

  /**
   * Copies the libraries that settings name.
   *
   * @param settings text by key
   * @param folder where the copies go; created when needed
   * @return the settings, which name the copies instead
   */
  public Map<String, String> copied(Map<String, String> settings, Path folder) throws IOException {
    Map<String, String> changed = new HashMap<>(settings);
    for (Map.Entry<String, String> setting : changed.entrySet()) {
      Optional<Path> library = realFile(setting.getValue()).filter(asked::contains);
      if (library.isPresent()) {
        Path own = Files.createDirectories(folder.resolve(setting.getKey()));
        Path copy = own.resolve(Path.of(setting.getValue()).getFileName());
        setting.setValue(Files.copy(library.get(), copy).toAbsolutePath().toString());
      }
    }
    return changed;
  }

  /** Finds the file that a setting's value names, without links. */
  static Optional<Path> realFile(String value) {
    try {
      Path path = Path.of(value);
      return Files.isRegularFile(path) ? Optional.of(path.toRealPath()) : Optional.empty();
    } catch (InvalidPathException | IOException e) {
      return Optional.empty(); // the value is no path of a file
    }
  }
}
