package io.nunchi.accuracy.internal;

import io.nunchi.accuracy.AccuracyReport;
import io.nunchi.accuracy.Dataset;
import io.nunchi.accuracy.DatasetOptions;
import io.nunchi.accuracy.ErrorCounts;
import io.nunchi.accuracy.ErrorFigures;
import io.nunchi.accuracy.Interval;
import io.nunchi.accuracy.internal.coco.CocoEvaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** A report as names and values. Labels stand beside the figures, under their own names. */
public final class AccuracyDocument {

  private static final double DIGITS = 1e9;

  private static final List<String> TRACKING =
      List.of(
          "MOTA",
          "MOTP",
          "MODA",
          "CLR_Re",
          "CLR_Pr",
          "MTR",
          "PTR",
          "MLR",
          "sMOTA",
          "CLR_F1",
          "FP_per_frame",
          "MOTAL",
          "MOTP_sum",
          "CLR_TP",
          "CLR_FN",
          "CLR_FP",
          "IDSW",
          "MT",
          "PT",
          "ML",
          "Frag",
          "CLR_Frames",
          "IDF1",
          "IDR",
          "IDP",
          "IDTP",
          "IDFN",
          "IDFP",
          "HOTA",
          "DetA",
          "AssA",
          "DetRe",
          "DetPr",
          "AssRe",
          "AssPr",
          "LocA");

  private static final List<String> OTHERS =
      List.of(
          "errorRate",
          "errorRateInterval",
          "labelled",
          "hits",
          "misses",
          "falseAlarms",
          "precision",
          "precisionInterval",
          "recall",
          "recallInterval",
          "f1",
          "f1Interval",
          "bySize",
          "byConfidence",
          "bestConfidence",
          "leftOut",
          "bootstrap",
          "dataset",
          "analyzer",
          "detections",
          "tracks",
          "error");

  private AccuracyDocument() {}

  /** The names that no label can have. */
  public static Set<String> reservedNames() {
    Set<String> names = new TreeSet<>(CocoEvaluation.NAMES);
    names.addAll(TRACKING);
    List<String> intervals = names.stream().map(AccuracyDocument::intervalOf).toList();
    names.addAll(intervals);
    names.addAll(OTHERS);
    return names;
  }

  /** The names of figures that comparisons have. */
  public static Set<String> comparedNames() {
    Set<String> names = new TreeSet<>(CocoEvaluation.NAMES);
    names.addAll(TRACKING);
    names.addAll(List.of("errorRate", "precision", "recall", "f1"));
    return names;
  }

  /** Names and values in a settled order. */
  public static Map<String, Object> of(AccuracyReport report) {
    Map<String, Object> document = new LinkedHashMap<>(figures(report.errors()));
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
    document.put("bootstrap", bootstrap(report));
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
    values.put("heldOut", counts(best.heldOut()));
    return values;
  }

  private static Map<String, Object> bootstrap(AccuracyReport report) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("blockLength", report.blockLength());
    values.put("draws", report.options().draws());
    values.put("seed", report.options().seed());
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

  /** Counts, ratios and intervals; what is not defined is left out. */
  public static Map<String, Object> figures(ErrorFigures figures) {
    Map<String, Object> values = new LinkedHashMap<>();
    ErrorCounts counts = figures.counts();
    put(values, "errorRate", counts.errorRate(), figures.errorRate());
    values.put("labelled", counts.labelled());
    values.put("hits", counts.hits());
    values.put("misses", counts.misses());
    values.put("falseAlarms", counts.falseAlarms());
    put(values, "precision", counts.precision(), figures.precision());
    put(values, "recall", counts.recall(), figures.recall());
    put(values, "f1", counts.f1(), figures.f1());
    return values;
  }

  private static Map<String, Object> counts(ErrorCounts counts) {
    Optional<Interval> none = Optional.empty();
    return figures(new ErrorFigures(counts, none, none, none, none));
  }

  private static void put(
      Map<String, Object> values, String name, OptionalDouble figure, Optional<Interval> interval) {
    figure.ifPresent(value -> values.put(name, rounded(value)));
    interval.ifPresent(i -> values.put(intervalOf(name), of(i)));
  }

  /** The ends of an interval. */
  public static List<Double> of(Interval interval) {
    return List.of(rounded(interval.low()), rounded(interval.high()));
  }

  private static Map<String, Object> rounded(
      Map<String, Double> figures, Map<String, Interval> intervals) {
    Map<String, Object> values = new LinkedHashMap<>();
    figures.forEach(
        (name, value) ->
            put(values, name, OptionalDouble.of(value), Optional.ofNullable(intervals.get(name))));
    return values;
  }

  private static String intervalOf(String figure) {
    return figure + "Interval";
  }

  /** Nine digits: what is beyond depends on the order of additions, and means nothing. */
  public static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS;
  }
}
