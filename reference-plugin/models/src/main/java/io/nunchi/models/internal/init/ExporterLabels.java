package io.nunchi.models.internal.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The labels that an exporter wrote into a model. */
final class ExporterLabels {

  /** The form in which Ultralytics writes labels: {0: 'person', 1: "driver's seat"}. */
  private static final Pattern LABEL = Pattern.compile("(\\d+): *(?:'([^']*)'|\"([^\"]*)\")");

  private ExporterLabels() {}

  /** Reads the labels, or none unless they are numbered from 0 without a gap. */
  static List<String> of(Map<String, String> metadata) {
    List<String> labels = new ArrayList<>();
    Matcher matcher = LABEL.matcher(metadata.getOrDefault("names", ""));
    while (matcher.find()) {
      if (!matcher.group(1).equals(String.valueOf(labels.size()))) {
        return List.of();
      }
      labels.add(matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
    }
    return labels;
  }
}
