package io.nunchi.cli.internal.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A dataset's description by those who made it: camera, place, date, or that it is drawn. It stands
 * in the file {@code about.txt} of the dataset's folder, and the report shows it.
 */
public final class DatasetNote {

  /** The file's name. */
  public static final String FILE = "about.txt";

  private static final int MOST_CHARACTERS = 500;

  private DatasetNote() {}

  /**
   * Reads the description, shortened to 500 characters.
   *
   * @param folder the dataset's folder
   * @return empty without a description
   * @throws IOException if it is there and cannot be read
   */
  static Optional<String> of(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] bytes;
    try (var input = Files.newInputStream(file)) {
      bytes = input.readNBytes(4 * MOST_CHARACTERS);
    }
    String text = new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
    String line = text.replaceAll("\\s+", " ");
    return line.isEmpty()
        ? Optional.empty()
        : Optional.of(line.substring(0, Math.min(line.length(), MOST_CHARACTERS)));
  }
}
