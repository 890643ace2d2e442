package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.figure.ErrorFigures;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.cli.internal.report.ReportView.Range;
import io.nunchi.cli.internal.report.ReportView.RangeChart;
import io.nunchi.cli.internal.report.ReportView.RangeRow;
import io.nunchi.cli.internal.report.ReportView.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** Error rates with their intervals: of all labels, of each label, and of each size. */
final class RangeCharts {

  private static final int MOST_LABELS = 12;

  private final ComparisonReport comparison;

  RangeCharts(ComparisonReport comparison) {
    this.comparison = comparison;
  }

  List<RangeChart> all() {
    List<Bar> labels = new ArrayList<>(of("all labels", AccuracyReport::errors));
    if (comparison.baseline().labels().size() > 1) {
      comparison.baseline().labels().keySet().stream()
          .filter(label -> comparison.baseline().label(label).errors().counts().labelled() > 0)
          .limit(MOST_LABELS)
          .forEach(label -> labels.addAll(of(label, report -> report.label(label).errors())));
    }
    List<Bar> sizes = new ArrayList<>();
    comparison
        .baseline()
        .bySize()
        .forEach(
            (size, figures) -> {
              if (figures.counts().labelled() > 0) {
                sizes.addAll(of(size, report -> figuresOfSize(report, size)));
              }
            });
    return Stream.of(
            chart("Errors for each 100 labelled objects, with 95 % intervals", labels),
            chart("The same by the size of objects (COCO's small, medium, large)", sizes))
        .flatMap(Optional::stream)
        .toList();
  }

  private static ErrorFigures figuresOfSize(AccuracyReport report, String size) {
    ErrorFigures figures = report.bySize().get(size);
    return figures == null ? report.errors() : figures;
  }

  private List<Bar> of(String name, Function<AccuracyReport, ErrorFigures> figures) {
    return List.of(
        new Bar(name, "baseline", figures.apply(comparison.baseline())),
        new Bar("", "candidate", figures.apply(comparison.candidate())));
  }

  private record Bar(String name, String kind, ErrorFigures figures) {

    OptionalDouble value() {
      return figures.value(Figure.ERROR_RATE);
    }

    Optional<Interval> interval() {
      return figures.interval(Figure.ERROR_RATE);
    }

    double end() {
      return Math.max(value().orElse(0), interval().map(Interval::high).orElse(0.0));
    }
  }

  private static Optional<RangeChart> chart(String title, List<Bar> bars) {
    if (bars.isEmpty()) {
      return Optional.empty();
    }
    double step = step(bars.stream().mapToDouble(Bar::end).max().orElse(1));
    double end = step * Math.ceil(bars.stream().mapToDouble(Bar::end).max().orElse(1) / step);
    double scale = end == 0 ? 1 : end;
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i * step <= scale * 1.0001; i++) {
      ticks.add(new Tick(whole(i * step * 100), percent(i * step / scale)));
    }
    return Optional.of(
        new RangeChart(title, ticks, bars.stream().map(bar -> row(bar, scale)).toList()));
  }

  /** A step of 1, 2 or 5 times a power of ten, with which a scale has three to seven marks. */
  static double step(double end) {
    double least = Math.max(end, 0.01) / 6;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= least) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static RangeRow row(Bar bar, double scale) {
    double value = bar.value().orElse(0);
    String text =
        bar.value().isEmpty()
            ? FigureText.NONE
            : FigureText.perHundred(value)
                + bar.interval()
                    .map(
                        interval ->
                            " ("
                                + FigureText.perHundred(interval.low())
                                + " to "
                                + FigureText.perHundred(interval.high())
                                + ")")
                    .orElse("");
    return new RangeRow(
        bar.name(),
        bar.kind(),
        text,
        percent(value / scale),
        bar.interval()
            .map(
                interval ->
                    new Range(
                        percent(interval.low() / scale),
                        percent((interval.high() - interval.low()) / scale))));
  }

  private static String whole(double value) {
    return String.format(
        Locale.ROOT, Math.abs(value - Math.rint(value)) < 0.01 ? "%.0f" : "%.1f", value);
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.2f", part * 100);
  }
}
