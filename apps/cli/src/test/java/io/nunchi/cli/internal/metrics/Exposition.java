package io.nunchi.cli.internal.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses Prometheus' text format 0.0.4 by its grammar, and refuses what {@code promtool check
 * metrics} refuses: families without HELP or TYPE, in several pieces, series that occur twice,
 * counters without {@code _total}, and names out of the grammar.
 */
final class Exposition {

  private static final Pattern COMMENT =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})?"
              + " ([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?|[-+]Inf|NaN)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\\\\\"\n]|\\\\[\\\\n\"])*)\"(?:,|$)");
  private static final Pattern OTHER_UNIT =
      Pattern.compile(
          ".*_(milliseconds|millis|ms|micros|nanos|minutes|hours|days|kilobytes|megabytes|kb|mb"
              + "|percent|bits)(_.*)?");
  private static final Set<String> TYPES =
      Set.of("counter", "gauge", "summary", "histogram", "untyped");

  /**
   * A sample.
   *
   * @param name of the series
   * @param labels unescaped
   * @param value the number
   */
  record Sample(String name, Map<String, String> labels, double value) {}

  private final Map<String, String> help = new LinkedHashMap<>();
  private final Map<String, String> types = new LinkedHashMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private final Set<String> series = new HashSet<>();
  private final Set<String> ended = new HashSet<>();
  private String family = "";

  private Exposition() {}

  static Exposition parse(String text) {
    Exposition exposition = new Exposition();
    require(text.endsWith("\n"), "the last line has no end");
    text.lines().forEach(exposition::line);
    exposition.types.keySet().forEach(exposition::requireWhole);
    return exposition;
  }

  List<Sample> samples() {
    return List.copyOf(samples);
  }

  Set<String> families() {
    return Set.copyOf(types.keySet());
  }

  private void line(String line) {
    if (line.startsWith("#")) {
      Matcher comment = COMMENT.matcher(line);
      require(comment.matches(), "no HELP or TYPE: " + line);
      enter(comment.group(2));
      Map<String, String> known = comment.group(1).equals("HELP") ? help : types;
      require(known.put(comment.group(2), comment.group(3)) == null, "said twice: " + line);
      return;
    }
    Matcher sample = SAMPLE.matcher(line);
    require(sample.matches(), "no sample: " + line);
    String name = sample.group(1);
    enter(familyOf(name));
    Map<String, String> labels = labels(sample.group(2) == null ? "" : sample.group(2), line);
    require(series.add(name + labels), "a series twice: " + line);
    samples.add(new Sample(name, labels, Double.parseDouble(javaNumber(sample.group(3)))));
  }

  /** Every family is one piece. */
  private void enter(String name) {
    if (!name.equals(family)) {
      require(!ended.contains(name), "in several pieces: " + name);
      ended.add(family);
      family = name;
    }
  }

  private String familyOf(String name) {
    for (String suffix : List.of("_sum", "_count")) {
      String base = name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : "";
      if ("summary".equals(types.get(base))) {
        return base;
      }
    }
    require(types.containsKey(name), "no TYPE before " + name);
    return name;
  }

  private static Map<String, String> labels(String text, String line) {
    Map<String, String> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(text);
    int end = 0;
    while (end < text.length() && label.find(end) && label.start() == end) {
      require(labels.put(label.group(1), unescaped(label.group(2))) == null, "twice: " + line);
      end = label.end();
    }
    require(end == text.length(), "labels: " + line);
    return labels;
  }

  private static String unescaped(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
        c = value.charAt(i) == 'n' ? '\n' : value.charAt(i);
      }
      text.append(c);
    }
    return text.toString();
  }

  private void requireWhole(String name) {
    require(!help.getOrDefault(name, "").isBlank(), "no HELP: " + name);
    String type = types.getOrDefault(name, "none");
    require(TYPES.contains(type), "no type: " + type);
    require("counter".equals(type) == name.endsWith("_total"), "counters end with _total: " + name);
    require(!OTHER_UNIT.matcher(name).matches(), "no base unit: " + name);
    require(!name.matches(".*[a-z][A-Z].*"), "camel case: " + name);
    require(
        !name.matches(".*_(counter|gauge|histogram|summary|count|sum|bucket)"),
        "ends as a type or its parts do: " + name);
    for (Sample sample : samples) {
      if (familyOf(sample.name()).equals(name)) {
        requireFreeLabels(sample, type);
      }
    }
  }

  private static void requireFreeLabels(Sample sample, String type) {
    for (String label : sample.labels().keySet()) {
      require(!label.startsWith("__"), "a label of Prometheus' own: " + label);
      require(!label.matches(".*[a-z][A-Z].*"), "camel case: " + label);
      require(!label.equals("le") || "histogram".equals(type), "le of a " + type);
      require(!label.equals("quantile") || "summary".equals(type), "quantile of a " + type);
    }
  }

  private static String javaNumber(String value) {
    return value.replace("Inf", "Infinity");
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }
}
