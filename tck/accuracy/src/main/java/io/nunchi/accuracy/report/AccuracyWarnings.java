package io.nunchi.accuracy.report;

import io.nunchi.accuracy.data.Tolerated;
import io.nunchi.accuracy.label.LabelMatch;
import io.nunchi.accuracy.label.LabelMatches;
import io.nunchi.accuracy.text.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that a person must know of labels and files before the figures: labels without a
 * counterpart, labels that match by other names, and leniencies.
 */
final class AccuracyWarnings {

  private static final int LISTED = 20;

  private AccuracyWarnings() {}

  /** The warnings of a measurement, the heaviest first. */
  static List<String> of(AccuracyReport report, String subject) {
    List<String> warnings = new ArrayList<>(ofTruth(report));
    warnings.addAll(ofLabels(report, subject));
    warnings.addAll(ofDataset(report));
    warnings.addAll(ofFile(report, subject));
    return warnings;
  }

  /** Labels that fit no better than those of other frames make every figure below void. */
  private static List<String> ofTruth(AccuracyReport report) {
    TruthFit fit = report.truthFit();
    boolean isNothingFound = fit.isEnough() && report.errors().counts().hits() == 0;
    return isNothingFound || fit.isChance()
        ? List.of(
            "the labels are hardly of these pictures: "
                + fit.sentence()
                + ": the figures say nothing")
        : List.of();
  }

  /** The warnings of two measurements on one dataset. */
  static List<String> of(ComparisonReport report) {
    List<String> warnings = new ArrayList<>();
    List<String> baseline = ofLabels(report.baseline(), "the baseline");
    List<String> candidate = ofLabels(report.candidate(), "the candidate");
    List<String> both = ofLabels(report.baseline(), "either analyzer");
    boolean isSame = both.equals(ofLabels(report.candidate(), "either analyzer"));
    warnings.addAll(isSame ? both : baseline);
    warnings.addAll(isSame ? List.of() : candidate);
    warnings.addAll(ofDataset(report.baseline()));
    return warnings;
  }

  private static List<String> ofLabels(AccuracyReport report, String subject) {
    List<String> warnings = new ArrayList<>();
    Map<String, Long> missing = onlyInDataset(report);
    long boxes = missing.values().stream().mapToLong(Long::longValue).sum();
    if (boxes > 0) {
      String reason =
          report.notes().labels().isPresent()
              ? "no label of " + subject + " matches"
              : subject + " has no detection of";
      warnings.add(
          "%s %s: %s, all counted as missed"
              .formatted(reason, inDataset(missing), counted(missing, "box", "boxes")));
    }
    Map<String, Long> unmeasured = onlyOfAnalyzer(report);
    if (!unmeasured.isEmpty()) {
      warnings.add(
          "the dataset has no label for %s of %s, which are not measured: %s"
              .formatted(
                  Quantity.of(unmeasured.size(), "label"),
                  subject,
                  counted(unmeasured, "detection", "detections")));
    }
    for (LabelMatch.Kind kind : List.of(LabelMatch.Kind.SYNONYM, LabelMatch.Kind.SPELLING)) {
      String pairs =
          matches(report).inexact().stream()
              .filter(match -> match.kind() == kind)
              .map(match -> match.analyzer() + " as " + match.dataset())
              .collect(Collectors.joining(", "));
      if (!pairs.isEmpty()) {
        String how = kind == LabelMatch.Kind.SYNONYM ? "synonym" : "another spelling";
        warnings.add("labels of %s matched by %s: %s".formatted(subject, how, pairs));
      }
    }
    return warnings;
  }

  private static String inDataset(Map<String, Long> missing) {
    long withBoxes = missing.values().stream().filter(count -> count > 0).count();
    return Quantity.of(withBoxes, "label") + " of the dataset";
  }

  private static List<String> ofDataset(AccuracyReport report) {
    return report.dataset().tolerated().stream().map(t -> "labels of the dataset, " + t).toList();
  }

  private static List<String> ofFile(AccuracyReport report, String subject) {
    return report.notes().tolerated().stream()
        .map(tolerated -> subject + ", " + tolerated)
        .toList();
  }

  /** Names and counts, the largest counts first; names without any are counted. */
  private static String counted(Map<String, Long> counts, String one, String unit) {
    List<String> texts = new ArrayList<>();
    counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(LISTED)
        .forEach(
            entry ->
                texts.add(
                    "%s (%s)".formatted(entry.getKey(), Quantity.of(entry.getValue(), one, unit))));
    long some = counts.values().stream().filter(count -> count > 0).count();
    if (some > LISTED) {
      texts.add((some - LISTED) + " more with " + unit);
    }
    List<String> none =
        counts.entrySet().stream().filter(e -> e.getValue() == 0).map(Map.Entry::getKey).toList();
    if (!none.isEmpty()) {
      String names = none.stream().limit(LISTED).collect(Collectors.joining(", "));
      String rest = none.size() > LISTED ? ", ..." : "";
      texts.add("%d without %s (%s%s)".formatted(none.size(), unit, names, rest));
    }
    return String.join(", ", texts);
  }

  private static LabelMatches matches(AccuracyReport report) {
    return report.notes().labels().orElse(new LabelMatches(List.of(), List.of(), List.of()));
  }

  /** Labelled boxes by the labels that the analyzer cannot find, or that a file has none of. */
  private static Map<String, Long> onlyInDataset(AccuracyReport report) {
    Map<String, Long> boxes = new TreeMap<>();
    List<String> labels =
        report.notes().labels().map(LabelMatches::onlyInDataset).orElse(report.withoutDetections());
    for (String label : labels) {
      boxes.put(label, report.label(label).errors().counts().labelled());
    }
    return boxes;
  }

  /** Detections by the labels that the dataset does not have. */
  private static Map<String, Long> onlyOfAnalyzer(AccuracyReport report) {
    Map<String, Long> found = new TreeMap<>(report.leftOut());
    found.keySet().removeAll(report.dataset().otherLabels());
    report
        .notes()
        .labels()
        .ifPresent(
            matches -> {
              found.keySet().retainAll(matches.onlyOfAnalyzer());
              matches.onlyOfAnalyzer().forEach(label -> found.putIfAbsent(label, 0L));
            });
    return found;
  }

  /** The matches for programs. */
  static Map<String, Object> labelMatches(AccuracyReport report) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("onlyInDataset", onlyInDataset(report));
    values.put("onlyOfAnalyzer", onlyOfAnalyzer(report));
    values.put("bySynonym", pairs(report, LabelMatch.Kind.SYNONYM));
    values.put("bySpelling", pairs(report, LabelMatch.Kind.SPELLING));
    return values;
  }

  private static Map<String, String> pairs(AccuracyReport report, LabelMatch.Kind kind) {
    Map<String, String> pairs = new TreeMap<>();
    matches(report).inexact().stream()
        .filter(match -> match.kind() == kind)
        .forEach(match -> pairs.put(match.analyzer(), match.dataset()));
    return pairs;
  }

  /** The leniencies for programs, by their names. */
  static Map<String, Object> leniencies(List<Tolerated> tolerated) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Tolerated one : tolerated) {
      values.put(one.leniency().jsonName(), Map.of("count", one.count(), "places", one.places()));
    }
    return values;
  }
}
