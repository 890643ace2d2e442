package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.internal.json.StrictObject;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The keys {@code labels} and {@code labelsFile}, of which a manifest has one. */
final class LabelsReader {

  static final String LABELS = "labels";
  static final String FILE = "labelsFile";

  private LabelsReader() {}

  /** Copies the labels of the file that the manifest names into the manifest. */
  static ObjectNode withLabels(ObjectNode json, LabelSource source) throws ModelRefusedException {
    if (json.has(LABELS) || !json.path(FILE).isString()) {
      return json;
    }
    String path = json.path(FILE).stringValue();
    if (!PackagePaths.isInside(path)) {
      return json; // reading the key says so
    }
    ObjectNode whole = json.deepCopy();
    ArrayNode labels = whole.putArray(LABELS);
    LabelFile.lines(path, source.read(path)).forEach(labels::add);
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
    return root.distinctTexts(LABELS, LabelFile.MAX_LABELS);
  }
}
