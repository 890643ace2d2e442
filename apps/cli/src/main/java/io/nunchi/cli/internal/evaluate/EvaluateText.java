package io.nunchi.cli.internal.evaluate;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.ErrorFigures;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.IntervalBasis;
import io.nunchi.accuracy.text.Quantity;
import io.nunchi.cli.internal.text.StageTable;
import io.nunchi.cli.internal.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** An accuracy report for people: warnings first, then the error rate and where it comes from. */
public final class EvaluateText {

  private EvaluateText() {}

  /**
   * The lines.
   *
   * @param subject the analyzer or file that was measured
   */
  public static List<String> lines(
      AccuracyReport report, String subject, Optional<SpeedReport> speed) {
    List<String> lines = new ArrayList<>();
    ErrorCounts counts = report.errors().counts();
    report.warnings(subject).forEach(warning -> lines.add("warning: " + warning));
    lines.add(
        "error rate %s%s: of %d labelled boxes %d were found and %d missed; %d false alarms"
            .formatted(
                percent(counts.value(Figure.ERROR_RATE)),
                sure(report.errors().interval(Figure.ERROR_RATE)),
                counts.labelled(),
                counts.hits(),
                counts.misses(),
                counts.falseAlarms()));
    lines.add("analyzer   " + subject);
    lines.add("dataset    " + dataset(report.dataset()));
    lines.add("intervals  " + report.intervalBasis().sentence());
    lines.add("");
    lines.addAll(table(report));
    lines.add("");
    lines.add(best(report.best(), counts));
    lines.addAll(others(report));
    speed.ifPresent(cost -> lines.addAll(speed(cost)));
    return lines;
  }

  private static String dataset(Dataset dataset) {
    return "%s: %s%s, labels %s"
        .formatted(
            dataset.name(),
            Quantity.of(dataset.frames().size(), "frame"),
            dataset.isSequence() ? " of one sequence" : "",
            String.join(", ", dataset.labels()));
  }

  private static List<String> table(AccuracyReport report) {
    TextTable table = new TextTable().row(headings().toArray(String[]::new));
    row(table, "all", report.errors(), report.coco());
    report
        .labels()
        .forEach((label, accuracy) -> row(table, label, accuracy.errors(), accuracy.coco()));
    report.bySize().forEach((size, figures) -> row(table, size, figures, Map.of()));
    return table.lines();
  }

  private static List<String> headings() {
    List<String> headings = new ArrayList<>(List.of(""));
    for (Figure figure : Figure.headlinesOf(FigureGroup.ERRORS)) {
      headings.add(figure == Figure.F1 ? figure.title() : figure.title().toLowerCase(Locale.ROOT));
      if (figure == Figure.ERROR_RATE) {
        headings.add("95 % interval");
      }
    }
    headings.addAll(List.of("labelled", "missed", "false"));
    Figure.headlinesOf(FigureGroup.COCO).forEach(figure -> headings.add(figure.jsonName()));
    return headings;
  }

  private static void row(
      TextTable table, String name, ErrorFigures figures, Map<Figure, Double> coco) {
    ErrorCounts counts = figures.counts();
    if (counts.labelled() == 0 && counts.falseAlarms() == 0) {
      return;
    }
    List<String> cells = new ArrayList<>(List.of(name));
    for (Figure figure : Figure.headlinesOf(FigureGroup.ERRORS)) {
      cells.add(percent(counts.value(figure)));
      if (figure == Figure.ERROR_RATE) {
        cells.add(
            counts.value(figure).isEmpty()
                ? "-"
                : figures.interval(figure).map(EvaluateText::range).orElse(IntervalBasis.TOO_FEW));
      }
    }
    cells.addAll(List.of("" + counts.labelled(), "" + counts.misses(), "" + counts.falseAlarms()));
    for (Figure figure : Figure.headlinesOf(FigureGroup.COCO)) {
      double value = coco.getOrDefault(figure, Figure.UNDEFINED);
      cells.add(figure.isDefined(value) ? decimal(value) : "-");
    }
    table.row(cells.toArray(String[]::new));
  }

  private static String best(AccuracyReport.BestConfidence best, ErrorCounts now) {
    String chosen =
        best.confidence() > 1
            ? "no confidence is better than to report nothing"
            : String.format(
                Locale.ROOT,
                "best confidence %.2f, chosen on these frames: error rate %s on them",
                best.confidence(),
                percent(best.chosenOn().value(Figure.ERROR_RATE)));
    String heldOut =
        best.heldOut()
            .map(
                counts ->
                    "%s on blocks of them that had no say in the choice, "
                        .formatted(percent(counts.value(Figure.ERROR_RATE))))
            .orElse("");
    return "%s, %snow %s".formatted(chosen, heldOut, percent(now.value(Figure.ERROR_RATE)));
  }

  /** Average precision and, with tracks, tracking, each with its interval. */
  private static List<String> others(AccuracyReport report) {
    TextTable table = new TextTable();
    for (Figure figure : Figure.values()) {
      if (figure.isHeadline() && figure.group() != FigureGroup.ERRORS) {
        report
            .value(figure)
            .ifPresent(
                value -> {
                  if (figure.isDefined(value)) {
                    String interval =
                        report
                            .interval(figure)
                            .map(EvaluateText::decimals)
                            .orElse(figure.hasInterval() ? IntervalBasis.TOO_FEW : "");
                    table.row(figure.jsonName(), decimal(value), interval);
                  }
                });
      }
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (!report.tracking().isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%.0f identity switches, %.0f fragments",
              report.tracking().getOrDefault(Figure.IDSW, 0.0),
              report.tracking().getOrDefault(Figure.FRAG, 0.0)));
    }
    return lines;
  }

  private static String decimals(Interval interval) {
    return "(95 % sure: " + decimal(interval.low()) + " to " + decimal(interval.high()) + ")";
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static List<String> speed(SpeedReport speed) {
    List<String> lines = new ArrayList<>(List.of(""));
    lines.add(speedLine(speed));
    lines.addAll(StageTable.lines(speed.stageMillis()));
    return lines;
  }

  /** The cost of an analysis, in one line. */
  public static String speedLine(SpeedReport speed) {
    String memory =
        speed.peakMemoryBytes().isPresent()
            ? ", at most %d MiB resident".formatted(speed.peakMemoryBytes().getAsLong() >> 20)
            : "";
    return String.format(
        Locale.ROOT,
        "speed: %.1f frames/s, %.1f ms of processor time per frame%s",
        speed.framesPerSecond(),
        speed.cpuSecondsPerFrame() * 1000,
        memory);
  }

  private static String sure(Optional<Interval> interval) {
    return interval.map(i -> " (95 % sure: " + range(i) + ")").orElse("");
  }

  private static String range(Interval interval) {
    return percent(OptionalDouble.of(interval.low()))
        + " to "
        + percent(OptionalDouble.of(interval.high()));
  }

  private static String percent(OptionalDouble part) {
    return part.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f %%", part.getAsDouble() * 100);
  }
}
