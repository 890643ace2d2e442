package io.nunchi.cli.internal.evaluate;

import io.nunchi.accuracy.AccuracyReport;
import io.nunchi.accuracy.Dataset;
import io.nunchi.accuracy.ErrorCounts;
import io.nunchi.accuracy.ErrorFigures;
import io.nunchi.accuracy.Interval;
import io.nunchi.cli.internal.text.StageTable;
import io.nunchi.cli.internal.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** An accuracy report for people: the error rate first, then where it comes from. */
public final class EvaluateText {

  private EvaluateText() {}

  /**
   * The lines.
   *
   * @param what which analyzer or file was measured
   */
  public static List<String> lines(
      AccuracyReport report, String what, Optional<SpeedReport> speed) {
    List<String> lines = new ArrayList<>();
    ErrorCounts counts = report.errors().counts();
    lines.add(
        "error rate %s%s: of %d labelled boxes %d were found and %d missed; %d false alarms"
            .formatted(
                percent(counts.errorRate()),
                sure(report.errors().errorRate()),
                counts.labelled(),
                counts.hits(),
                counts.misses(),
                counts.falseAlarms()));
    lines.add("analyzer   " + what);
    lines.add("dataset    " + dataset(report.dataset()));
    lines.add("");
    lines.addAll(table(report));
    lines.add("");
    lines.add(best(report.best(), counts));
    lines.addAll(others(report));
    if (!report.leftOut().isEmpty()) {
      lines.add("not labelled in this dataset, so not measured: " + report.leftOut());
    }
    speed.ifPresent(cost -> lines.addAll(speed(cost)));
    return lines;
  }

  private static String dataset(Dataset dataset) {
    return "%s: %d frames%s, labels %s"
        .formatted(
            dataset.name(),
            dataset.frames().size(),
            dataset.isSequence() ? " of one sequence" : "",
            String.join(", ", dataset.labels()));
  }

  private static List<String> table(AccuracyReport report) {
    TextTable table =
        new TextTable()
            .row(
                "",
                "error rate",
                "95 % interval",
                "precision",
                "recall",
                "F1",
                "labelled",
                "missed",
                "false",
                "AP",
                "AP50");
    row(table, "all", report.errors(), report.coco());
    report
        .labels()
        .forEach((label, accuracy) -> row(table, label, accuracy.errors(), accuracy.coco()));
    report.bySize().forEach((size, figures) -> row(table, size, figures, Map.of()));
    return table.lines();
  }

  private static void row(
      TextTable table, String name, ErrorFigures figures, Map<String, Double> coco) {
    ErrorCounts counts = figures.counts();
    if (counts.labelled() == 0 && counts.falseAlarms() == 0) {
      return;
    }
    table.row(
        name,
        percent(counts.errorRate()),
        figures.errorRate().map(EvaluateText::range).orElse("-"),
        percent(counts.precision()),
        percent(counts.recall()),
        percent(counts.f1()),
        "" + counts.labelled(),
        "" + counts.misses(),
        "" + counts.falseAlarms(),
        average(coco.getOrDefault("AP", -1.0)),
        average(coco.getOrDefault("AP50", -1.0)));
  }

  private static String best(AccuracyReport.BestConfidence best, ErrorCounts now) {
    return "best confidence %.2f: error rate %s on the frames that had no say in it (now %s on all)"
        .formatted(
            best.confidence(), percent(best.heldOut().errorRate()), percent(now.errorRate()));
  }

  /** Average precision and, with tracks, tracking, each with its interval. */
  private static List<String> others(AccuracyReport report) {
    TextTable table = new TextTable();
    for (String name : List.of("AP", "AP50", "MOTA", "IDF1", "HOTA")) {
      Map<String, Double> figures = name.startsWith("AP") ? report.coco() : report.tracking();
      double value = figures.getOrDefault(name, Double.NaN);
      if (value >= 0 || report.tracking().containsKey(name)) {
        table.row(name, decimal(value), sure(report.intervals().get(name)));
      }
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (!report.tracking().isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%.0f identity switches, %.0f fragments",
              report.tracking().getOrDefault("IDSW", 0.0),
              report.tracking().getOrDefault("Frag", 0.0)));
    }
    return lines;
  }

  private static String sure(@Nullable Interval interval) {
    return interval == null
        ? ""
        : "(95 % sure: " + decimal(interval.low()) + " to " + decimal(interval.high()) + ")";
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

  /** What an analysis cost, in a line. */
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

  private static String average(double value) {
    return value < 0 ? "-" : decimal(value);
  }
}
