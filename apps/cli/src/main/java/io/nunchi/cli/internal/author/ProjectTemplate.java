package io.nunchi.cli.internal.author;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The files that new projects are made of. */
final class ProjectTemplate {

  private ProjectTemplate() {}

  /** A file as it is. */
  static String text(String name) throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(
            ProjectTemplate.class.getResourceAsStream("template/" + name), name)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A file with values in the place of its {@code {{placeholders}}}. */
  static String filled(String name, Map<String, String> values) throws IOException {
    String text = text(name);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{{" + value.getKey() + "}}", value.getValue());
    }
    if (text.contains("{{")) {
      throw new IllegalStateException("template " + name + " has an unknown placeholder");
    }
    return text;
  }

  /**
   * Writes a project.
   *
   * @param files the texts by their paths below the folder
   * @param folder an existing folder
   * @param script the file that is made executable
   * @return the files, below the folder
   */
  static List<Path> write(Map<Path, String> files, Path folder, String script) throws IOException {
    for (Map.Entry<Path, String> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(target.getParent(), "below the folder"));
      Files.writeString(target, file.getValue());
    }
    makeExecutable(folder.resolve(script));
    return List.copyOf(files.keySet());
  }

  /** Where a file system knows no such right, nothing needs it. */
  private static void makeExecutable(Path script) throws IOException {
    if (!script.toFile().setExecutable(true, false) && !Files.isExecutable(script)) {
      throw new IOException(script + " cannot be made executable");
    }
  }
}
