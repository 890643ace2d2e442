package io.nunchi.models.internal.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The labels that an exporter wrote into a model. */
final class ExporterLabels {

  /** Python's text of a dictionary, as Ultralytics writes it: {0: 'person', 1: "driver's seat"}. */
  private static final Pattern LABEL =
      Pattern.compile("(\\d+): *(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\")");

  /**
   * A character that Python escapes in a text, such as a quotation mark of a label with both kinds.
   */
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))");

  private ExporterLabels() {}

  /** Reads the labels, or none unless they are numbered from 0 without a gap. */
  static List<String> of(Map<String, String> metadata) {
    List<String> labels = new ArrayList<>();
    Matcher matcher = LABEL.matcher(metadata.getOrDefault("names", ""));
    while (matcher.find()) {
      if (!matcher.group(1).equals(String.valueOf(labels.size()))) {
        return List.of();
      }
      String written = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      labels.add(
          ESCAPE.matcher(written).replaceAll(found -> Matcher.quoteReplacement(unescaped(found))));
    }
    return labels;
  }

  private static String unescaped(MatchResult escape) {
    for (int i = 1; i <= 3; i++) {
      if (escape.group(i) != null) {
        return Character.toString(Integer.parseUnsignedInt(escape.group(i), 16));
      }
    }
    return switch (escape.group(4)) {
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      default -> escape.group(4);
    };
  }
}
