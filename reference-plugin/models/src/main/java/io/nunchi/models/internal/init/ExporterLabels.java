package io.nunchi.models.internal.init;

import io.nunchi.reference.internal.manifest.LabelFile;
import io.nunchi.reference.internal.manifest.LabelMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The labels that an exporter wrote into a model. */
final class ExporterLabels {

  /** The keys under which exporters write labels, the most usual first. */
  private static final List<String> KEYS =
      List.of(
          "names",
          "class_names",
          "classes",
          "labels",
          "label_names",
          "categories",
          "id2label",
          "label_map",
          "label2id");

  private static final Pattern SEPARATOR = Pattern.compile(" *(?:\\R|[;,]) *");

  /** A number under one of the keys is that of the labels, and no label. */
  private static final Pattern NO_LABEL = Pattern.compile("\\d*");

  private ExporterLabels() {}

  /**
   * Reads the labels.
   *
   * @return the labels by number, {@linkplain LabelFile#isUnused unused} ones in gaps; none if the
   *     model has none, or has one twice
   */
  static List<String> of(Map<String, String> metadata) {
    return KEYS.stream()
        .flatMap(key -> Optional.ofNullable(metadata.get(key)).stream())
        .flatMap(text -> parse(text).stream())
        .filter(labels -> labels.stream().distinct().count() == labels.size())
        .findFirst()
        .orElse(List.of());
  }

  private static Optional<List<String>> parse(String text) {
    Optional<List<String>> map = LabelMap.parse(text);
    if (map.isPresent() || text.isBlank() || "[{(".indexOf(text.strip().charAt(0)) >= 0) {
      return map;
    }
    return Optional.of(Stream.of(SEPARATOR.split(text.strip())).map(String::strip).toList())
        .filter(labels -> labels.stream().noneMatch(label -> NO_LABEL.matcher(label).matches()));
  }
}
