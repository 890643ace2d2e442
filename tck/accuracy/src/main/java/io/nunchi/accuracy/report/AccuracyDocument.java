package io.nunchi.accuracy.report;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.ErrorFigures;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.figure.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** A report as names and values. Labels stand beside the figures, under their own names. */
final class AccuracyDocument {

  private static final double DIGITS = 1e9;

  /** The keys that are no figures. */
  private static final List<String> OTHERS =
      List.of(
          "labelled",
          "hits",
          "misses",
          "falseAlarms",
          "bySize",
          "byConfidence",
          "bestConfidence",
          "leftOut",
          "warnings",
          "labelMatches",
          "leniencies",
          "intervals",
          "dataset",
          "analyzer",
          "detections",
          "tracks",
          "error");

  private AccuracyDocument() {}

  /** The names that no label can have. */
  static Set<String> reservedNames() {
    Set<String> names = new TreeSet<>(OTHERS);
    Arrays.stream(Figure.values())
        .filter(figure -> figure.group() != FigureGroup.SPEED)
        .forEach(
            figure -> {
              names.add(figure.jsonName());
              names.add(intervalOf(figure));
            });
    return names;
  }

  /** Names and values in a fixed order. */
  static Map<String, Object> of(AccuracyReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("warnings", report.warnings("the analyzer"));
    document.putAll(figures(report.errors()));
    document.putAll(rounded(report.coco(), report.intervals()));
    document.putAll(rounded(report.tracking(), report.intervals()));
    report
        .labels()
        .forEach(
            (label, accuracy) -> {
              Map<String, Object> figures =
                  new LinkedHashMap<>(rounded(accuracy.coco(), accuracy.intervals()));
              figures.putAll(figures(accuracy.errors()));
              document.put(label, figures);
            });
    Map<String, Object> bySize = new LinkedHashMap<>();
    report.bySize().forEach((size, figures) -> bySize.put(size, figures(figures)));
    document.put("bySize", bySize);
    document.put("byConfidence", byConfidence(report));
    document.put("bestConfidence", best(report.best()));
    document.put("leftOut", report.leftOut());
    document.put("labelMatches", AccuracyWarnings.labelMatches(report));
    Map<String, Object> leniencies = new LinkedHashMap<>();
    leniencies.put("dataset", AccuracyWarnings.leniencies(report.dataset().tolerated()));
    leniencies.put("detections", AccuracyWarnings.leniencies(report.notes().tolerated()));
    document.put("leniencies", leniencies);
    document.put("intervals", intervals(report.intervalBasis()));
    document.put("dataset", dataset(report.dataset(), report.options().confidence()));
    return document;
  }

  private static List<Object> byConfidence(AccuracyReport report) {
    List<Object> rows = new ArrayList<>();
    report
        .byConfidence()
        .forEach(
            (confidence, counts) -> {
              Map<String, Object> row = new LinkedHashMap<>(Map.of("confidence", confidence));
              row.putAll(counts(counts));
              rows.add(row);
            });
    return rows;
  }

  private static Map<String, Object> best(AccuracyReport.BestConfidence best) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("confidence", best.confidence());
    values.put("chosenOn", counts(best.chosenOn()));
    best.heldOut().ifPresent(counts -> values.put("heldOut", counts(counts)));
    return values;
  }

  private static Map<String, Object> intervals(IntervalBasis basis) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("enough", basis.isEnough());
    values.put("frames", basis.frames());
    values.put("leastFrames", basis.leastFrames());
    values.put("neighboursAlike", basis.areNeighboursAlike());
    values.put("likeness", rounded(basis.likeness()));
    basis.degreesOfFreedom().ifPresent(freedom -> values.put("degreesOfFreedom", freedom));
    values.put("text", basis.sentence());
    return values;
  }

  private static Map<String, Object> dataset(Dataset dataset, double confidence) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", dataset.name());
    values.put("form", dataset.form().name());
    values.put("frames", dataset.frames().size());
    values.put("labels", dataset.labels());
    values.put("labelledBoxes", dataset.countedBoxes());
    values.put("labelsDigest", dataset.labelsDigest());
    DatasetOptions options = dataset.options();
    values.put("labelMapping", options.labelMapping());
    values.put("minimumSize", options.minimumSize());
    values.put("firstFrame", options.firstFrame());
    if (options.lastFrame() != Long.MAX_VALUE) {
      values.put("lastFrame", options.lastFrame());
    }
    values.put("confidence", confidence);
    return values;
  }

  /** Counts, ratios and intervals; undefined ones are left out. */
  private static Map<String, Object> figures(ErrorFigures figures) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Figure figure : Figure.of(FigureGroup.ERRORS)) {
      put(values, figure, figures.value(figure), figures.interval(figure));
      if (figure == Figure.ERROR_RATE) { // the counts explain it
        putCounts(values, figures.counts());
      }
    }
    return values;
  }

  /** Counts and ratios of which nobody asks for an interval. */
  private static Map<String, Object> counts(ErrorCounts counts) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Figure figure : Figure.of(FigureGroup.ERRORS)) {
      counts.value(figure).ifPresent(value -> values.put(figure.jsonName(), rounded(value)));
      if (figure == Figure.ERROR_RATE) {
        putCounts(values, counts);
      }
    }
    return values;
  }

  private static void putCounts(Map<String, Object> values, ErrorCounts counts) {
    values.put("labelled", counts.labelled());
    values.put("hits", counts.hits());
    values.put("misses", counts.misses());
    values.put("falseAlarms", counts.falseAlarms());
  }

  private static void put(
      Map<String, Object> values,
      Figure figure,
      OptionalDouble value,
      Optional<Interval> interval) {
    if (value.isPresent()) {
      values.put(figure.jsonName(), rounded(value.getAsDouble()));
      if (figure.hasInterval() && figure.isDefined(value.getAsDouble())) {
        values.put(intervalOf(figure), ends(interval));
      }
    }
  }

  /** The ends of an interval, or that frames are too few for one. */
  static Object ends(Optional<Interval> interval) {
    return interval
        .<Object>map(given -> List.of(rounded(given.low()), rounded(given.high())))
        .orElse(IntervalBasis.TOO_FEW);
  }

  private static Map<String, Object> rounded(
      Map<Figure, Double> figures, Map<Figure, Interval> intervals) {
    Map<String, Object> values = new LinkedHashMap<>();
    figures.forEach(
        (figure, value) ->
            put(
                values,
                figure,
                OptionalDouble.of(value),
                Optional.ofNullable(intervals.get(figure))));
    return values;
  }

  private static String intervalOf(Figure figure) {
    return figure.jsonName() + "Interval";
  }

  /** Keeps nine digits: those beyond depend on the order of additions. */
  static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS;
  }
}
