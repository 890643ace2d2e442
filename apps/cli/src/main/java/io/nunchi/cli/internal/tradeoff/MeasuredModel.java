package io.nunchi.cli.internal.tradeoff;

import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.cli.internal.evaluate.PassResult;
import io.nunchi.cli.internal.evaluate.RepeatedCosts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figures of one model.
 *
 * @param subject the model
 * @param pass its run at the thresholds that it ships with
 * @param shipped the figures at these thresholds, of which the errors count
 * @param everything the figures when it reports even what it is hardly sure of, as COCO's average
 *     precision wants it
 * @param costs of several turns
 */
record MeasuredModel(
    ModelSubject subject,
    PassResult pass,
    AccuracyReport shipped,
    AccuracyReport everything,
    RepeatedCosts costs) {

  OptionalDouble averagePrecision(Figure figure) {
    OptionalDouble value = everything.value(figure);
    return value.isPresent() && figure.isDefined(value.getAsDouble())
        ? value
        : OptionalDouble.empty();
  }

  Optional<Interval> interval(Figure figure) {
    return everything.interval(figure);
  }

  /** The errors of a kind of thing, its labels together. */
  ErrorCounts errors(LabelKind kind) {
    long labelled = 0;
    long hits = 0;
    long falseAlarms = 0;
    for (String label : kind.labelsOf(shipped.dataset())) {
      ErrorCounts counts = shipped.label(label).errors().counts();
      labelled += counts.labelled();
      hits += counts.hits();
      falseAlarms += counts.falseAlarms();
    }
    return new ErrorCounts(labelled, hits, falseAlarms);
  }

  /** The 95 % interval of the errors of a kind, where that is one label. */
  Optional<Interval> errorInterval(LabelKind kind) {
    var labels = kind.labelsOf(shipped.dataset());
    return labels.size() == 1
        ? shipped.label(labels.get(0)).errors().interval(Figure.ERROR_RATE)
        : Optional.empty();
  }

  OptionalDouble millis() {
    return costs.median(Figure.MILLIS_P50);
  }

  /** Names and values in a fixed order. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", subject.name());
    document.put("analyzer", pass.about());
    for (Figure figure : new Figure[] {Figure.AP, Figure.AP50}) {
      averagePrecision(figure)
          .ifPresent(
              value -> {
                document.put(figure.jsonName(), value);
                interval(figure)
                    .ifPresent(range -> document.put(figure.jsonName() + "Interval", range));
              });
    }
    for (LabelKind kind : LabelKind.values()) {
      errors(kind)
          .value(Figure.ERROR_RATE)
          .ifPresent(value -> document.put(kind.word() + "ErrorRate", value));
      errorInterval(kind)
          .ifPresent(range -> document.put(kind.word() + "ErrorRateInterval", range));
    }
    millis().ifPresent(value -> document.put(Figure.MILLIS_P50.jsonName(), value));
    costs
        .middle(Figure.MILLIS_P50)
        .ifPresent(range -> document.put(Figure.MILLIS_P50.jsonName() + "Range", range));
    costs
        .median(Figure.PEAK_MEMORY_BYTES)
        .ifPresent(bytes -> document.put(Figure.PEAK_MEMORY_BYTES.jsonName(), Math.round(bytes)));
    subject.fileBytes().ifPresent(bytes -> document.put("fileBytes", bytes));
    return document;
  }
}
