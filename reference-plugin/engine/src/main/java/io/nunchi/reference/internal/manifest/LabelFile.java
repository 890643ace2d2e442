package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file of labels: one in each line, in the order of the model's outputs. */
public final class LabelFile {

  static final int MAX_LABELS = 100_000;

  private LabelFile() {}

  /**
   * Splits it.
   *
   * @param path the file, for a person
   * @param bytes its text in UTF-8
   * @return its labels, each once
   * @throws ModelRefusedException if a line is empty, or there twice
   */
  public static List<String> lines(String path, byte[] bytes) throws ModelRefusedException {
    List<String> lines;
    try {
      lines =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes))
              .toString()
              .lines()
              .map(String::strip)
              .toList();
    } catch (CharacterCodingException malformed) {
      throw refused(path, "a text in UTF-8", "something else");
    }
    Map<String, Integer> lineOfLabel = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String where = path + ", line " + (i + 1);
      Integer before = lineOfLabel.putIfAbsent(lines.get(i), i + 1);
      if (lines.get(i).isEmpty()) {
        throw refused(where, "one label in each line", "an empty line");
      }
      if (before != null) {
        throw refused(where, "each label once", lines.get(i) + ", as in line " + before);
      }
    }
    if (lines.isEmpty() || lines.size() > MAX_LABELS) {
      throw refused(path, "1 to " + MAX_LABELS + " lines", lines.size() + " lines");
    }
    return lines;
  }

  static ModelRefusedException refused(String where, String expected, String found) {
    return new ModelRefusedException(
        Problem.of(ReferenceErrors.LABELS_FILE, "the file of labels cannot be used")
            .expected(expected)
            .found(found)
            .where(where)
            .fix("write one label per line, in the order of the model's outputs"));
  }
}
