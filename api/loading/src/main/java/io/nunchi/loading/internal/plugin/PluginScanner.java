package io.nunchi.loading.internal.plugin;

import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Lists the candidates: subdirectories, and jars directly in a plugin directory. */
final class PluginScanner {

  /** Folders that file systems and archive programs leave beside others. */
  private static final Set<String> FOREIGN_FOLDERS = Set.of("__MACOSX", "lost+found", "@eaDir");

  private static final List<String> HALF_COPIED =
      List.of(".part", ".partial", ".filepart", ".crdownload", ".tmp");

  private static final int NAMED_FILES = 5;

  private PluginScanner() {}

  static List<Path> candidates(Path pluginDirectory, List<Problem> problems) {
    if (!Files.isDirectory(pluginDirectory)) {
      problems.add(
          Problem.of("NUN-1001", "the plugin directory cannot be read")
              .expected("a directory with one subdirectory or jar per plugin")
              .found(Files.exists(pluginDirectory) ? "a file" : "nothing")
              .where(pluginDirectory.toString())
              .fix("create it, or name another directory"));
      return List.of();
    }
    try {
      return sortedEntries(pluginDirectory).stream()
          .filter(entry -> !isPassedOver(entry))
          .filter(entry -> Files.isDirectory(entry) || isJar(entry))
          .toList();
    } catch (IOException e) {
      problems.add(unreadable(pluginDirectory, e));
      return List.of();
    }
  }

  /** The jars of one candidate: itself, or those in its directory. */
  static List<Path> jars(Path candidate, List<Problem> problems) {
    if (!Files.isDirectory(candidate)) {
      return List.of(candidate);
    }
    List<Path> jars = new ArrayList<>();
    try {
      for (Path entry : sortedEntries(candidate)) {
        if (isJar(entry)) {
          jars.add(entry);
        }
      }
    } catch (IOException e) {
      problems.add(unreadable(candidate, e));
      return List.of();
    }
    if (jars.isEmpty()) {
      problems.add(
          Problem.of("NUN-1002", "the directory holds no jar")
              .expected("the plugin's jar and the jars it needs")
              .found("none")
              .where(candidate.toString())
              .fix("copy the plugin's jars into it, or remove the directory"));
    }
    return jars;
  }

  /**
   * Warns of hidden and half-copied files of a directory, and adds its broken links as problems.
   */
  static void inspect(Path directory, List<Problem> problems, List<Problem> warnings) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    List<Path> entries;
    try {
      entries = sortedEntries(directory);
    } catch (IOException e) {
      return; // reported by the listing of its jars or candidates
    }
    List<String> passedOver = new ArrayList<>();
    for (Path entry : entries) {
      if (isPassedOver(entry)) {
        passedOver.add(String.valueOf(entry.getFileName()));
      } else if (Files.isSymbolicLink(entry) && !Files.exists(entry)) {
        problems.add(brokenLink(entry));
      }
    }
    if (!passedOver.isEmpty()) {
      warnings.add(passedOver(directory, passedOver));
    }
  }

  /** Returns true for a jar under its final name: neither hidden nor half copied. */
  private static boolean isJar(Path path) {
    return path.toString().endsWith(".jar") && !isPassedOver(path) && Files.isRegularFile(path);
  }

  private static boolean isPassedOver(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return name.startsWith(".")
        || FOREIGN_FOLDERS.contains(name)
        || HALF_COPIED.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
  }

  private static Problem passedOver(Path directory, List<String> names) {
    List<String> named = names.subList(0, Math.min(names.size(), NAMED_FILES));
    return Problem.of("NUN-1022", "hidden or half-copied files are passed over")
        .expected("plugins and jars under their final names")
        .found(names.size() + " of them, such as " + String.join(", ", named))
        .where(directory.toString())
        .fix("remove them; if one is a plugin's, copy it to the end and give it its name");
  }

  private static Problem brokenLink(Path link) {
    return Problem.of("NUN-1023", "a link in a plugin directory cannot be followed")
        .expected("a link to a jar or a directory that exists")
        .found("a link to " + target(link))
        .where(link.toString())
        .fix("correct the link, or remove it");
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "an unknown place: " + e;
    }
  }

  private static List<Path> sortedEntries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Problem unreadable(Path directory, IOException failure) {
    return Problem.of("NUN-1001", "the plugin directory cannot be read")
        .expected("a readable directory")
        .found(failure.toString())
        .where(directory.toString())
        .fix("check its permissions");
  }
}
