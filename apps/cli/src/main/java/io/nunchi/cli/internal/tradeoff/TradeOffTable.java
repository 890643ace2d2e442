package io.nunchi.cli.internal.tradeoff;

import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.report.IntervalBasis;
import io.nunchi.cli.internal.evaluate.RepeatedCosts;
import io.nunchi.cli.internal.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The figures of several models as rows of text, for the terminal and for the page. */
final class TradeOffTable {

  static final String BEST = "*";

  private static final String NONE = "-";

  private TradeOffTable() {}

  static List<String> headings() {
    return List.of(
        "",
        "model",
        "AP",
        "95 % interval",
        "AP50",
        "person errors",
        "vehicle errors",
        "ms/frame",
        "range",
        "memory",
        "file");
  }

  static List<List<String>> rows(TradeOff tradeOff) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < tradeOff.models().size(); i++) {
      rows.add(row(tradeOff.models().get(i), tradeOff.front().contains(i)));
    }
    return rows;
  }

  private static List<String> row(MeasuredModel model, boolean isBest) {
    return List.of(
        isBest ? BEST : "",
        model.subject().name(),
        percent(model.averagePrecision(Figure.AP)),
        model.averagePrecision(Figure.AP).isEmpty()
            ? NONE
            : model.interval(Figure.AP).map(TradeOffTable::percents).orElse(IntervalBasis.TOO_FEW),
        percent(model.averagePrecision(Figure.AP50)),
        errors(model, LabelKind.PERSON),
        errors(model, LabelKind.VEHICLE),
        number(model.millis()),
        model.costs().middle(Figure.MILLIS_P50).map(TradeOffTable::numbers).orElse(NONE),
        megabytes(model.costs().median(Figure.PEAK_MEMORY_BYTES)),
        megabytes(asDouble(model.subject().fileBytes())));
  }

  private static String errors(MeasuredModel model, LabelKind kind) {
    return percent(model.errors(kind).value(Figure.ERROR_RATE))
        + model.errorInterval(kind).map(interval -> " (" + percents(interval) + ")").orElse("");
  }

  /** The sentences that explain the columns. */
  static List<String> notes(TradeOff tradeOff) {
    IntervalBasis basis = tradeOff.models().get(0).shipped().intervalBasis();
    return List.of(
        BEST + " no other model here is as accurate (AP) and as fast, and better in one of both",
        "AP, AP50: COCO's average precision of all labels of the dataset, with everything that a"
            + " model reports; labels that a model does not have count as missed",
        "errors: false alarms and misses for 100 labelled boxes, at the thresholds that the model"
            + " ships with; vehicle: "
            + labels(tradeOff),
        "ms/frame: one frame at a time, the median of %d turns, in which the models alternate; range: without the fastest and the slowest"
            .formatted(RepeatedCosts.TURNS),
        "memory: the most resident memory of the process while the model ran, Java included",
        "intervals: " + basis.sentence());
  }

  private static String labels(TradeOff tradeOff) {
    List<String> labels = LabelKind.VEHICLE.labelsOf(tradeOff.dataset());
    return labels.isEmpty() ? "no such label here" : String.join(", ", labels);
  }

  static List<String> lines(TradeOff tradeOff) {
    List<String> lines = new ArrayList<>();
    tradeOff.warnings().forEach(warning -> lines.add("warning: " + warning));
    lines.add(
        "dataset %s: %d frames, the same for all"
            .formatted(tradeOff.dataset().name(), tradeOff.dataset().frames().size()));
    lines.add("");
    TextTable table = new TextTable().row(headings().toArray(String[]::new));
    rows(tradeOff).forEach(row -> table.row(row.toArray(String[]::new)));
    lines.addAll(table.lines());
    lines.add("");
    lines.addAll(notes(tradeOff));
    return lines;
  }

  private static OptionalDouble asDouble(OptionalLong bytes) {
    return bytes.isPresent()
        ? OptionalDouble.of((double) bytes.getAsLong())
        : OptionalDouble.empty();
  }

  private static String percent(OptionalDouble part) {
    return part.isEmpty() ? NONE : String.format(Locale.ROOT, "%.1f %%", part.getAsDouble() * 100);
  }

  private static String percents(Interval interval) {
    return String.format(
        Locale.ROOT, "%.1f to %.1f %%", interval.low() * 100, interval.high() * 100);
  }

  private static String number(OptionalDouble value) {
    return value.isEmpty() ? NONE : String.format(Locale.ROOT, "%.1f", value.getAsDouble());
  }

  private static String numbers(Interval interval) {
    return String.format(Locale.ROOT, "%.1f to %.1f", interval.low(), interval.high());
  }

  private static String megabytes(OptionalDouble bytes) {
    return bytes.isEmpty()
        ? NONE
        : String.format(Locale.ROOT, "%.1f MiB", bytes.getAsDouble() / (1 << 20));
  }
}
