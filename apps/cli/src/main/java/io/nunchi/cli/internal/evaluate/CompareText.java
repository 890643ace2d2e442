package io.nunchi.cli.internal.evaluate;

import io.nunchi.accuracy.ComparisonReport;
import io.nunchi.accuracy.Difference;
import io.nunchi.accuracy.FrameDifference;
import io.nunchi.accuracy.GateVerdict;
import io.nunchi.cli.internal.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison for people: the verdict first, with the figures that decided it. */
public final class CompareText {

  private static final int LISTED_FRAMES = 5;
  private static final List<String> FIGURES =
      List.of("errorRate", "precision", "recall", "f1", "AP", "AP50", "MOTA", "IDF1", "HOTA");

  private CompareText() {}

  /** The lines. */
  public static List<String> lines(
      GateVerdict verdict, ComparisonReport report, PassResult baseline, PassResult candidate) {
    List<String> lines = new ArrayList<>();
    lines.add(verdict.firstLine());
    for (GateVerdict.RuleResult result : verdict.results()) {
      lines.add((result.met() ? "  met      " : "  not met  ") + result.description());
    }
    lines.add("");
    lines.add("baseline   " + baseline.engine().shortName());
    lines.add("candidate  " + candidate.engine().shortName());
    lines.add(
        "dataset    %s: %d frames, %d labelled boxes"
            .formatted(
                report.baseline().dataset().name(),
                report.frames().size(),
                report.baseline().errors().counts().labelled()));
    lines.add("");
    lines.addAll(table(report));
    lines.add("");
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
    lines.add("baseline   " + EvaluateText.speedLine(baseline.speed()));
    lines.add("candidate  " + EvaluateText.speedLine(candidate.speed()));
    return lines;
  }

  private static List<String> table(ComparisonReport report) {
    TextTable table =
        new TextTable().row("", "baseline", "candidate", "change", "95 % interval of the change");
    for (String name : FIGURES) {
      Difference difference = report.differences().get(name);
      if (difference != null) {
        row(table, name, difference);
      }
    }
    report
        .labels()
        .forEach(
            (label, figures) -> {
              Difference recall = figures.get("recall");
              if (recall != null) {
                row(table, "recall of " + label, recall);
              }
            });
    return table.lines();
  }

  private static void row(TextTable table, String name, Difference difference) {
    table.row(
        name,
        number(difference.baseline()),
        number(difference.candidate()),
        number(difference.change()),
        difference.interval().map(i -> number(i.low()) + " to " + number(i.high())).orElse("-"));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
