package io.nunchi.cli.internal.calibrate;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.ErrorFigures;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.accuracy.text.Quantity;
import io.nunchi.accuracy.threshold.LabelThreshold;
import io.nunchi.cli.internal.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A calibration for people: warnings first, then the proof, the thresholds, and where they come
 * from.
 */
public final class CalibrationText {

  private final CalibrationResult result;
  private final List<String> lines = new ArrayList<>();

  private CalibrationText(CalibrationResult result) {
    this.result = result;
  }

  /** The lines. */
  public static List<String> lines(CalibrationResult result) {
    CalibrationText text = new CalibrationText(result);
    text.add();
    return text.lines;
  }

  private void add() {
    AccuracyReport shipped = result.shippedReport();
    AccuracyReport heldOut = result.calibration().heldOut();
    addWarnings();
    result
        .check()
        .ifPresentOrElse(
            this::addProof,
            () -> {
              lines.add(
                  "error rate %s at the shipped thresholds, %s at calibrated ones, on blocks of %s that"
                          .formatted(rate(shipped), rate(heldOut), shipped.dataset().name())
                      + " had no say in them");
              lines.add("This is no proof on other data: name some with --check.");
            });
    lines.add("");
    lines.add("analyzer   " + result.shipped().engine().shortName());
    lines.add("aim        " + result.calibration().aim());
    lines.add("chosen on  " + dataset(shipped.dataset()));
    lines.addAll(thresholds());
    lines.add("");
    lines.add("on blocks of " + shipped.dataset().name() + " that had no say in the threshold");
    lines.addAll(figures(shipped, heldOut));
    result
        .check()
        .ifPresent(
            check -> {
              lines.add("");
              lines.add("on " + dataset(check.baseline().dataset()) + ", which chose nothing");
              lines.addAll(figures(check.baseline(), check.candidate()));
            });
    addSettings();
  }

  /** Adds the warnings about labels and files of all datasets, each of them once. */
  private void addWarnings() {
    String analyzer = result.shipped().engine().shortName();
    Set<String> warnings = new LinkedHashSet<>(result.shippedReport().warnings(analyzer));
    result.check().ifPresent(check -> warnings.addAll(check.baseline().warnings(analyzer)));
    warnings.forEach(warning -> lines.add("warning: " + warning));
  }

  private void addProof(ComparisonReport check) {
    lines.add(
        "error rate %s at the shipped thresholds, %s at the calibrated ones, on %s, which chose"
                .formatted(
                    rate(check.baseline()),
                    rate(check.candidate()),
                    check.baseline().dataset().name())
            + " nothing");
    result.aimProof().ifPresentOrElse(aim -> lines.addAll(aim.lines()), () -> lines.add(verdict()));
  }

  private String verdict() {
    Optional<Interval> interval = result.errorChange().flatMap(Difference::interval);
    if (interval.isEmpty()) {
      return "not proven: there are too few frames for an interval of the change";
    }
    String range = " (change " + points(interval.get()) + " with 95 % confidence)";
    if (result.isProvenWorse()) {
      return "worse: the calibrated thresholds make more errors on other data" + range;
    }
    return interval.get().high() < 0
        ? "proven: the calibrated thresholds make fewer errors on other data" + range
        : "not proven: the change of the error rate may be chance" + range;
  }

  private List<String> thresholds() {
    TextTable table =
        new TextTable().row("", "threshold", "labelled boxes", "found", "false alarms", "");
    result.calibration().thresholds().forEach((label, threshold) -> row(table, label, threshold));
    if (!result.choice().isPerLabel()) {
      row(table, "all labels", result.calibration().common());
    }
    return table.lines();
  }

  private static void row(TextTable table, String label, LabelThreshold threshold) {
    table.row(
        label,
        threshold.isFound() ? String.format(Locale.ROOT, "%.2f", threshold.confidence()) : "-",
        "" + threshold.chosenOn().labelled(),
        "" + threshold.chosenOn().hits(),
        "" + threshold.chosenOn().falseAlarms(),
        switch (threshold.state()) {
          case CHOSEN -> "";
          case SHARED -> "too few boxes: the threshold of all labels together";
          case UNREACHABLE -> "no threshold meets the aim: keeps the shipped one";
        });
  }

  /** Shipped and calibrated thresholds, one above the other, for all labels and each. */
  private static List<String> figures(AccuracyReport shipped, AccuracyReport calibrated) {
    List<String> headings = new ArrayList<>(List.of("", "thresholds"));
    for (Figure figure : List.of(Figure.ERROR_RATE, Figure.PRECISION, Figure.RECALL)) {
      headings.add(figure.title().toLowerCase(Locale.ROOT));
      headings.add("95 % interval");
    }
    headings.addAll(List.of("labelled", "missed", "false"));
    TextTable table = new TextTable().row(headings.toArray(String[]::new));
    row(table, "all", "shipped", shipped.errors());
    row(table, "", "calibrated", calibrated.errors());
    for (String label : shipped.labels().keySet()) {
      row(table, label, "shipped", shipped.label(label).errors());
      row(table, "", "calibrated", calibrated.label(label).errors());
    }
    return table.lines();
  }

  private static void row(TextTable table, String label, String thresholds, ErrorFigures figures) {
    List<String> cells = new ArrayList<>(List.of(label, thresholds));
    for (Figure figure : List.of(Figure.ERROR_RATE, Figure.PRECISION, Figure.RECALL)) {
      cells.add(percent(figures.value(figure)));
      cells.add(figures.interval(figure).map(CalibrationText::range).orElse("-"));
    }
    ErrorCounts counts = figures.counts();
    cells.addAll(List.of("" + counts.labelled(), "" + counts.misses(), "" + counts.falseAlarms()));
    table.row(cells.toArray(String[]::new));
  }

  private void addSettings() {
    lines.add("");
    if (result.choice().settings().isEmpty()) {
      lines.add("no threshold meets the aim, so there is nothing to set");
      return;
    }
    result
        .choice()
        .settings()
        .forEach((key, value) -> lines.add("as a setting      " + key + "=" + value));
    if (result.choice().isPerLabel()) {
      lines.add(
          "in model.json     \"thresholds\": "
              + ManifestThresholds.fragment(result.choice().byLabel()));
    }
  }

  private static String dataset(Dataset dataset) {
    return "%s: %s%s, %s"
        .formatted(
            dataset.name(),
            Quantity.of(dataset.frames().size(), "frame"),
            dataset.isSequence() ? " of one sequence" : "",
            Quantity.of(dataset.countedBoxes(), "labelled box", "labelled boxes"));
  }

  private static String rate(AccuracyReport report) {
    return percent(report.errors().value(Figure.ERROR_RATE))
        + report
            .errors()
            .interval(Figure.ERROR_RATE)
            .map(interval -> " (95 % sure: " + range(interval) + ")")
            .orElse("");
  }

  private static String range(Interval interval) {
    return percent(OptionalDouble.of(interval.low()))
        + " to "
        + percent(OptionalDouble.of(interval.high()));
  }

  private static String points(Interval interval) {
    return String.format(
        Locale.ROOT, "%+.1f to %+.1f points", interval.low() * 100, interval.high() * 100);
  }

  private static String percent(OptionalDouble part) {
    return part.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f %%", part.getAsDouble() * 100);
  }
}
