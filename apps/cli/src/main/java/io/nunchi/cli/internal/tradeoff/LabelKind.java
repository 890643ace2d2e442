package io.nunchi.cli.internal.tradeoff;

import io.nunchi.accuracy.data.Dataset;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The two kinds of things that a video management system asks for first. */
enum LabelKind {
  PERSON("person", Set.of("person", "people", "pedestrian", "human")),
  VEHICLE(
      "vehicle",
      Set.of("vehicle", "car", "bus", "truck", "van", "motorcycle", "motorbike", "bicycle"));

  private final String word;
  private final Set<String> names;

  LabelKind(String word, Set<String> names) {
    this.word = word;
    this.names = names;
  }

  String word() {
    return word;
  }

  /** The dataset's labels of this kind. */
  List<String> labelsOf(Dataset dataset) {
    return dataset.labels().stream()
        .filter(label -> names.contains(label.toLowerCase(Locale.ROOT)))
        .toList();
  }
}
