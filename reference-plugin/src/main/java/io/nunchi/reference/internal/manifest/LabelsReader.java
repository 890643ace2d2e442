package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.json.StrictObject;
import io.nunchi.spi.failure.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The keys {@code labels} and {@code labelsFile}, of which a manifest has one. */
final class LabelsReader {

  static final String LABELS = "labels";
  static final String FILE = "labelsFile";

  private static final int MAX_LABELS = 100_000;

  private LabelsReader() {}

  /** The manifest with its labels in it, wherever they were: from there on they are one thing. */
  static ObjectNode withLabels(ObjectNode json, LabelFiles files) throws ModelRefusedException {
    if (json.has(LABELS) || !json.path(FILE).isString()) {
      return json;
    }
    String path = json.path(FILE).stringValue();
    if (!PackagePaths.isInside(path)) {
      return json; // reading the key says so
    }
    ObjectNode whole = json.deepCopy();
    ArrayNode labels = whole.putArray(LABELS);
    lines(path, files.read(path)).forEach(labels::add);
    return whole;
  }

  static List<String> read(StrictObject root, boolean bothGiven) {
    Optional<String> file =
        root.optionalText(FILE).isPresent()
            ? Optional.of(PackagePaths.read(root, FILE))
            : Optional.empty();
    if (file.isPresent() && bothGiven) {
      root.wrong(
          FILE,
          "the labels are given twice",
          "either \"labels\" or \"labelsFile\"",
          "both",
          "remove one of them");
    }
    return root.distinctTexts(LABELS, MAX_LABELS);
  }

  private static List<String> lines(String path, byte[] bytes) throws ModelRefusedException {
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
