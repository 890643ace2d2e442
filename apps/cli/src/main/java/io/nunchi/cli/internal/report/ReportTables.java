package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.gate.GateVerdict;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.accuracy.report.FrameDifference;
import io.nunchi.accuracy.report.IntervalBasis;
import io.nunchi.bench.measure.DurationSummary;
import io.nunchi.cli.internal.evaluate.SpeedReport;
import io.nunchi.cli.internal.report.ReportView.BestView;
import io.nunchi.cli.internal.report.ReportView.Cell;
import io.nunchi.cli.internal.report.ReportView.CostRow;
import io.nunchi.cli.internal.report.ReportView.Counts;
import io.nunchi.cli.internal.report.ReportView.FigureRow;
import io.nunchi.cli.internal.report.ReportView.LabelRow;
import io.nunchi.cli.internal.report.ReportView.OriginRow;
import io.nunchi.cli.internal.report.ReportView.RuleRow;
import io.nunchi.cli.internal.report.ReportView.SideBySide;
import io.nunchi.cli.internal.report.ReportView.WorstFrameRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The rows of the page's tables. */
final class ReportTables {

  private static final int WORST_FRAMES = 5;

  private final ReportSubject subject;

  ReportTables(ReportSubject subject) {
    this.subject = subject;
  }

  ReportView.Tables view() {
    return new ReportView.Tables(
        subject.verdict().results().stream().map(ReportTables::rule).toList(),
        new SideBySide(
            figures(subject.comparison(), Figure::isHeadline),
            subject.comparison().baseline().intervalBasis().sentence(),
            subject.best().map(ReportTables::best)),
        labels(),
        worstFrames(),
        costs());
  }

  private static RuleRow rule(GateVerdict.RuleResult result) {
    String subject = result.subject().map(name -> " (" + name + ")").orElse("");
    return new RuleRow(result.rule() + subject, result.outcome(), result.figures());
  }

  /** Both analyzers side by side, with intervals. */
  private static List<FigureRow> figures(ComparisonReport comparison, Predicate<Figure> isShown) {
    List<FigureRow> rows = new ArrayList<>();
    comparison
        .differences()
        .forEach(
            (figure, difference) -> {
              if (isShown.test(figure)) {
                rows.add(
                    new FigureRow(
                        figure.title(),
                        figure.description(),
                        value(figure, difference.baseline(), comparison.baseline()),
                        value(figure, difference.candidate(), comparison.candidate()),
                        change(figure, difference)));
              }
            });
    return rows;
  }

  private static BestView best(BestComparison best) {
    return new BestView(
        best.title(),
        best.baseline(),
        best.candidate(),
        figures(best.figures().comparison(), Figure.headlinesOf(FigureGroup.ERRORS)::contains));
  }

  private static Cell value(Figure figure, double value, AccuracyReport report) {
    return new Cell(
        FigureText.value(figure, value),
        detail(figure, report.interval(figure).map(i -> FigureText.range(figure, i))));
  }

  private static Cell change(Figure figure, Difference difference) {
    return new Cell(
        FigureText.change(figure, difference.change()),
        detail(figure, difference.interval().map(i -> FigureText.changeRange(figure, i))));
  }

  /** The interval, or that frames are too few for one. */
  static Optional<String> detail(Figure figure, Optional<String> interval) {
    return figure.hasInterval() ? interval.or(() -> Optional.of(IntervalBasis.TOO_FEW)) : interval;
  }

  /** Error rate and recall of every label that both have. */
  private List<LabelRow> labels() {
    List<LabelRow> rows = new ArrayList<>();
    subject
        .comparison()
        .labels()
        .forEach(
            (label, figures) -> {
              Difference errorRate = figures.get(Figure.ERROR_RATE);
              Difference recall = figures.get(Figure.RECALL);
              if (errorRate != null && recall != null) {
                rows.add(
                    new LabelRow(
                        label,
                        subject.comparison().baseline().label(label).errors().counts().labelled(),
                        FigureText.value(Figure.ERROR_RATE, errorRate.baseline()),
                        FigureText.value(Figure.ERROR_RATE, errorRate.candidate()),
                        change(Figure.RECALL, recall)));
              }
            });
    return rows;
  }

  private List<WorstFrameRow> worstFrames() {
    List<WorstFrameRow> rows = new ArrayList<>();
    for (boolean ofCandidate : new boolean[] {false, true}) {
      String whose = ofCandidate ? "worst of the candidate" : "worst of the baseline";
      for (FrameDifference frame : subject.comparison().worstFrames(ofCandidate, WORST_FRAMES)) {
        rows.add(
            new WorstFrameRow(
                new Cell(frame.name(), Optional.of(whose)),
                counts(frame.baseline()),
                counts(frame.candidate())));
      }
    }
    return rows;
  }

  static Counts counts(ErrorCounts counts) {
    return new Counts(counts.labelled(), counts.misses(), counts.falseAlarms());
  }

  /** Figures of speed and cost, and the duration of each stage. */
  private List<CostRow> costs() {
    SpeedReport baseline = subject.baseline().speed();
    SpeedReport candidate = subject.candidate().speed();
    List<CostRow> rows = new ArrayList<>();
    for (Figure figure : Figure.headlinesOf(FigureGroup.SPEED)) {
      rows.add(
          subject
              .roundsCost(figure)
              .map(cost -> roundsRow(figure, cost))
              .orElseGet(
                  () ->
                      new CostRow(
                          figure.title(), cost(figure, baseline), cost(figure, candidate))));
    }
    TreeSet<String> stages = new TreeSet<>(baseline.stageMillis().keySet());
    stages.addAll(candidate.stageMillis().keySet());
    for (String stage : stages) {
      rows.add(new CostRow(stage, stage(baseline, stage), stage(candidate, stage)));
    }
    return rows;
  }

  private static CostRow roundsRow(Figure figure, Difference cost) {
    return new CostRow(
        figure.title(), median(figure, cost.baseline()), median(figure, cost.candidate()));
  }

  private static Cell median(Figure figure, double value) {
    return new Cell(FigureText.value(figure, value), Optional.of("median of rounds"));
  }

  private static Cell cost(Figure figure, SpeedReport speed) {
    Double value = speed.measured().get(figure);
    return new Cell(
        value == null ? FigureText.NONE : FigureText.value(figure, value), Optional.empty());
  }

  private static Cell stage(SpeedReport speed, String stage) {
    DurationSummary duration = speed.stageMillis().get(stage);
    return duration == null
        ? new Cell(FigureText.NONE, Optional.empty())
        : new Cell(
            FigureText.millis(duration.median()),
            Optional.of("p99 " + FigureText.millis(duration.p99())));
  }

  /** Versions, digests and settings. */
  List<OriginRow> origins() {
    Map<String, Object> baseline = subject.baseline().about();
    Map<String, Object> candidate = subject.candidate().about();
    TreeSet<String> names = new TreeSet<>(baseline.keySet());
    names.addAll(candidate.keySet());
    return names.stream()
        .map(name -> new OriginRow(name, property(baseline, name), property(candidate, name)))
        .toList();
  }

  private static String property(Map<String, Object> about, String name) {
    return String.valueOf(about.getOrDefault(name, FigureText.NONE));
  }
}
