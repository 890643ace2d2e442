package io.nunchi.loading.plugin;

import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lists the candidates: subdirectories, and jars directly in a plugin directory. */
final class PluginScanner {

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

  private static boolean isJar(Path path) {
    return path.toString().endsWith(".jar") && Files.isRegularFile(path);
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
