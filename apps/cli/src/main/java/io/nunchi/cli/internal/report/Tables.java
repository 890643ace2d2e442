package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.AccuracyReport;
import io.nunchi.accuracy.Difference;
import io.nunchi.accuracy.ErrorFigures;
import io.nunchi.accuracy.FrameDifference;
import io.nunchi.accuracy.Interval;
import io.nunchi.bench.measure.DurationSummary;
import io.nunchi.cli.internal.evaluate.SpeedReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The tables of the page. */
final class Tables {

  private static final int WORST_FRAMES = 5;
  private static final Map<String, String> FIGURES = figures();

  private final ReportSubject subject;

  Tables(ReportSubject subject) {
    this.subject = subject;
  }

  private static Map<String, String> figures() {
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("errorRate", "Error rate<small>(false alarms + misses) / labelled</small>");
    figures.put("precision", "Precision<small>findings that are right</small>");
    figures.put("recall", "Recall<small>labelled boxes that are found</small>");
    figures.put("f1", "F1");
    figures.put("AP", "AP (COCO)");
    figures.put("AP50", "AP at IoU 0.5");
    figures.put("MOTA", "MOTA (tracking)");
    figures.put("IDF1", "IDF1 (tracking)");
    figures.put("HOTA", "HOTA (tracking)");
    return figures;
  }

  /** Both side by side, with intervals. */
  String overall() {
    StringBuilder rows = new StringBuilder(head("", "Baseline", "Candidate", "Change"));
    FIGURES.forEach(
        (figure, title) -> {
          Difference difference = subject.comparison().differences().get(figure);
          if (difference != null) {
            rows.append(
                row(
                    title,
                    Html.percent(difference.baseline())
                        + range(interval(figure, subject.comparison().baseline())),
                    Html.percent(difference.candidate())
                        + range(interval(figure, subject.comparison().candidate())),
                    change(difference)));
          }
        });
    return table(rows);
  }

  private static Optional<Interval> interval(String figure, AccuracyReport report) {
    ErrorFigures errors = report.errors();
    return switch (figure) {
      case "errorRate" -> errors.errorRate();
      case "precision" -> errors.precision();
      case "recall" -> errors.recall();
      case "f1" -> errors.f1();
      default -> Optional.ofNullable(report.intervals().get(figure));
    };
  }

  private static String range(Optional<Interval> interval) {
    return interval
        .map(i -> "<small>" + Html.percent(i.low()) + " to " + Html.percent(i.high()) + "</small>")
        .orElse("");
  }

  private static String change(Difference difference) {
    return Html.points(difference.change())
        + difference
            .interval()
            .map(
                i -> "<small>" + Html.points(i.low()) + " to " + Html.points(i.high()) + "</small>")
            .orElse("");
  }

  /** Error rate and recall of every label. */
  String labels() {
    StringBuilder rows =
        new StringBuilder(
            head("Label", "Labelled", "Error rate: baseline", "candidate", "Change of recall"));
    subject
        .comparison()
        .labels()
        .forEach(
            (label, figures) -> {
              Difference errorRate = figures.get("errorRate");
              Difference recall = figures.get("recall");
              if (errorRate != null && recall != null) {
                long labelled =
                    subject.comparison().baseline().label(label).errors().counts().labelled();
                rows.append(
                    row(
                        Html.text(label),
                        Long.toString(labelled),
                        Html.percent(errorRate.baseline()),
                        Html.percent(errorRate.candidate()),
                        change(recall)));
              }
            });
    return table(rows);
  }

  /** The rules of the gate. */
  String rules() {
    StringBuilder rows = new StringBuilder(head("Rule", "", "Figures"));
    subject
        .verdict()
        .results()
        .forEach(
            result ->
                rows.append(
                    row(
                        Html.text(
                            result.rule()
                                + result.label().map(label -> " (" + label + ")").orElse("")),
                        result.met() ? "<b class=\"good\">met</b>" : "<b class=\"bad\">not met</b>",
                        Html.text(result.figures()))));
    return table(rows);
  }

  /** The frames on which each is most wrong. */
  String worstFrames() {
    StringBuilder rows =
        new StringBuilder(head("Frame", "Labelled", "Baseline: missed, false", "Candidate"));
    for (boolean ofCandidate : new boolean[] {false, true}) {
      String who = ofCandidate ? "worst of the candidate" : "worst of the baseline";
      for (FrameDifference frame : subject.comparison().worstFrames(ofCandidate, WORST_FRAMES)) {
        rows.append(
            row(
                Html.text(frame.name()) + "<small>" + who + "</small>",
                Long.toString(frame.baseline().labelled()),
                frame.baseline().misses() + ", " + frame.baseline().falseAlarms(),
                frame.candidate().misses() + ", " + frame.candidate().falseAlarms()));
      }
    }
    return table(rows);
  }

  /** What both cost. */
  String speed() {
    SpeedReport baseline = subject.baseline().speed();
    SpeedReport candidate = subject.candidate().speed();
    StringBuilder rows = new StringBuilder(head("", "Baseline", "Candidate"));
    rows.append(
        row(
            "Frames per second, one stream",
            Html.number(baseline.framesPerSecond()),
            Html.number(candidate.framesPerSecond())));
    rows.append(
        row(
            "Processor time per frame",
            Html.number(baseline.cpuSecondsPerFrame() * 1000) + " ms",
            Html.number(candidate.cpuSecondsPerFrame() * 1000) + " ms"));
    rows.append(row("Most memory at a time", memory(baseline), memory(candidate)));
    TreeSet<String> stages = new TreeSet<>(baseline.stageMillis().keySet());
    stages.addAll(candidate.stageMillis().keySet());
    for (String stage : stages) {
      rows.append(row(Html.text(stage), stage(baseline, stage), stage(candidate, stage)));
    }
    return table(rows);
  }

  private static String memory(SpeedReport speed) {
    return speed.peakMemoryBytes().isPresent()
        ? (speed.peakMemoryBytes().getAsLong() >> 20) + " MiB"
        : "–";
  }

  private static String stage(SpeedReport speed, String stage) {
    DurationSummary duration = speed.stageMillis().get(stage);
    return duration == null
        ? "–"
        : Html.number(duration.median())
            + " ms<small>p99 "
            + Html.number(duration.p99())
            + " ms</small>";
  }

  /** Exact versions and digests. */
  String origins() {
    Map<String, Object> baseline = subject.baseline().about();
    Map<String, Object> candidate = subject.candidate().about();
    StringBuilder rows = new StringBuilder(head("", "Baseline", "Candidate"));
    TreeSet<String> names = new TreeSet<>(baseline.keySet());
    names.addAll(candidate.keySet());
    for (String name : names) {
      rows.append(
          row(
              Html.text(name),
              "<code>" + Html.text("" + baseline.getOrDefault(name, "–")) + "</code>",
              "<code>" + Html.text("" + candidate.getOrDefault(name, "–")) + "</code>"));
    }
    return table(rows);
  }

  private static String head(String... titles) {
    return "<thead><tr>"
        + String.join("", List.of(titles).stream().map(t -> "<th>" + t + "</th>").toList())
        + "</tr></thead>";
  }

  private static String row(String... cells) {
    return "<tr>"
        + String.join("", List.of(cells).stream().map(c -> "<td>" + c + "</td>").toList())
        + "</tr>";
  }

  private static String table(StringBuilder rows) {
    return "<div class=\"wide\"><table>" + rows + "</table></div>";
  }
}
