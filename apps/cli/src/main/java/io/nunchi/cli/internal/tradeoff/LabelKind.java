package io.nunchi.cli.internal.tradeoff;

import io.nunchi.accuracy.data.Dataset;
import java.util.List;
import java.util.regex.Pattern;

/** The two kinds of things that a video management system asks for first. */
enum LabelKind {
  PERSON("person", "person|people|pedestrian|human"),
  VEHICLE("vehicle", "vehicle|car|bus|truck|van|motorcycle|motorbike|bicycle");

  private final String word;
  private final Pattern names;

  LabelKind(String word, String names) {
    this.word = word;
    this.names = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
  }

  String word() {
    return word;
  }

  /** The dataset's labels of this kind. */
  List<String> labelsOf(Dataset dataset) {
    return dataset.labels().stream().filter(label -> names.matcher(label).matches()).toList();
  }
}
