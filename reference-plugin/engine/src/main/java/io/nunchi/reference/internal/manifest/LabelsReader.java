package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.internal.json.StrictObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The keys {@code labels} and {@code labelsFile}, of which a manifest has one. */
final class LabelsReader {

  static final String LABELS = "labels";
  static final String FILE = "labelsFile";

  private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,4}");

  private LabelsReader() {}

  /**
   * Gives the manifest a list of its labels: those of the file that it names, or its own ones with
   * {@linkplain LabelFile#isUnused unused} labels in the gaps.
   */
  static ObjectNode withLabels(ObjectNode json, LabelSource source) throws ModelRefusedException {
    if (json.has(LABELS)) {
      return withoutGaps(json);
    }
    if (!json.path(FILE).isString()) {
      return json;
    }
    String path = json.path(FILE).stringValue();
    if (!PackagePaths.isInside(path)) {
      return json; // reading the key says so
    }
    return with(json, LabelFile.lines(path, source.read(path)));
  }

  private static ObjectNode withoutGaps(ObjectNode json) {
    JsonNode labels = json.path(LABELS);
    TreeMap<Integer, String> byNumber = new TreeMap<>();
    if (labels.isObject() && labels.propertyStream().allMatch(entry -> add(byNumber, entry))) {
      return LabelMap.withGaps(byNumber).map(all -> with(json, all)).orElse(json);
    }
    if (!labels.isArray() || labels.size() > LabelFile.MAX_LABELS) {
      return json; // reading the key says so
    }
    ObjectNode whole = json.deepCopy();
    ArrayNode list = (ArrayNode) whole.path(LABELS);
    for (int i = 0; i < list.size(); i++) {
      JsonNode label = list.get(i);
      if (label.isNull() || (label.isString() && LabelFile.isPlaceholder(label.stringValue()))) {
        list.set(i, StringNode.valueOf(LabelFile.unused(i)));
      }
    }
    boolean anyUsed =
        list.valueStream().anyMatch(l -> !l.isString() || !LabelFile.isUnused(l.stringValue()));
    return anyUsed ? whole : json;
  }

  private static boolean add(Map<Integer, String> byNumber, Map.Entry<String, JsonNode> entry) {
    if (!NUMBER.matcher(entry.getKey()).matches() || !entry.getValue().isString()) {
      return false;
    }
    return byNumber.put(Integer.valueOf(entry.getKey()), entry.getValue().stringValue()) == null;
  }

  private static ObjectNode with(ObjectNode json, List<String> labels) {
    ObjectNode whole = json.deepCopy();
    ArrayNode list = whole.putArray(LABELS);
    labels.forEach(list::add);
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
