package io.nunchi.cli.internal.compare;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.gate.GateVerdict;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.accuracy.report.FrameDifference;
import io.nunchi.accuracy.report.IntervalBasis;
import io.nunchi.accuracy.text.Quantity;
import io.nunchi.cli.internal.evaluate.EvaluateText;
import io.nunchi.cli.internal.report.BestComparison;
import io.nunchi.cli.internal.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison for people: warnings first, then the verdict with the figures that decided it. */
public final class ComparisonText {

  private static final int LISTED_FRAMES = 5;

  private ComparisonText() {}

  /** The lines. */
  public static List<String> lines(GateVerdict verdict, List<DatasetComparison> datasets) {
    List<String> lines = new ArrayList<>();
    for (DatasetComparison one : datasets) {
      String of = datasets.size() == 1 ? "" : one.name() + ": ";
      one.report().warnings().forEach(warning -> lines.add("warning: " + of + warning));
    }
    lines.add(verdict.firstLine());
    lines.add("policy     " + verdict.policy());
    for (GateVerdict.RuleResult result : verdict.results()) {
      lines.add(word(result.outcome()) + result.description());
    }
    verdict.unjudged().forEach(line -> lines.add("  unjudged " + line));
    for (DatasetComparison one : datasets) {
      lines.add("");
      lines.addAll(lines(one));
    }
    return lines;
  }

  private static String word(GateVerdict.Outcome outcome) {
    return switch (outcome) {
      case MET -> "  met      ";
      case NOT_MET -> "  not met  ";
      case TOO_FEW -> "  too few  ";
    };
  }

  private static List<String> lines(DatasetComparison one) {
    ComparisonReport report = one.report();
    List<String> lines = new ArrayList<>();
    lines.add("baseline   " + one.baseline().engine().shortName());
    lines.add("candidate  " + one.candidate().engine().shortName());
    lines.add(
        "dataset    %s: %s, %s"
            .formatted(
                one.name(),
                Quantity.of(report.frames().size(), "frame"),
                Quantity.of(
                    report.baseline().errors().counts().labelled(),
                    "labelled box",
                    "labelled boxes")));
    lines.add("intervals  " + report.baseline().intervalBasis().sentence());
    lines.add("");
    lines.addAll(table(report));
    lines.add("");
    one.best().ifPresent(best -> lines.addAll(lines(best)));
    for (FrameDifference frame : report.disagreements(LISTED_FRAMES)) {
      lines.add(
          "%s: candidate found %d more and lost %d; false alarms %d, before %d"
              .formatted(
                  frame.name(),
                  frame.gained(),
                  frame.lost(),
                  frame.candidate().falseAlarms(),
                  frame.baseline().falseAlarms()));
    }
    lines.add("baseline   " + EvaluateText.speedLine(one.baseline().speed()));
    lines.add("candidate  " + EvaluateText.speedLine(one.candidate().speed()));
    return lines;
  }

  private static List<String> lines(BestComparison best) {
    List<String> lines = new ArrayList<>();
    lines.add(best.title());
    lines.add("baseline   " + best.baseline());
    lines.add("candidate  " + best.candidate());
    TextTable table = headings();
    for (Figure figure : Figure.headlinesOf(FigureGroup.ERRORS)) {
      Difference difference = best.figures().comparison().differences().get(figure);
      if (difference != null) {
        row(table, figure.jsonName(), figure, difference);
      }
    }
    lines.addAll(table.lines());
    lines.add("");
    return lines;
  }

  private static TextTable headings() {
    return new TextTable()
        .row("", "baseline", "candidate", "change", "95 % interval of the change");
  }

  private static List<String> table(ComparisonReport report) {
    TextTable table = headings();
    report
        .differences()
        .forEach(
            (figure, difference) -> {
              if (figure.isHeadline()) {
                row(table, figure.jsonName(), figure, difference);
              }
            });
    report
        .labels()
        .forEach(
            (label, figures) -> {
              Difference recall = figures.get(Figure.RECALL);
              if (recall != null) {
                row(table, "recall of " + label, Figure.RECALL, recall);
              }
            });
    return table.lines();
  }

  private static void row(TextTable table, String name, Figure figure, Difference difference) {
    table.row(
        name,
        number(difference.baseline()),
        number(difference.candidate()),
        number(difference.change()),
        difference
            .interval()
            .map(i -> number(i.low()) + " to " + number(i.high()))
            .orElse(figure.hasInterval() ? IntervalBasis.TOO_FEW : "-"));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
