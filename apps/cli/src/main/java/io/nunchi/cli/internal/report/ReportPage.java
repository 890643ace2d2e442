package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Distribution;
import io.nunchi.cli.internal.evaluate.PassResult;
import io.nunchi.cli.internal.html.HtmlTemplates;
import java.io.IOException;
import java.util.List;

/** A comparison as one page: warnings and verdict first, then everything that they rest on. */
public final class ReportPage {

  private ReportPage() {}

  /**
   * Renders the page.
   *
   * @throws CliException if a frame of the gallery cannot be decoded again
   * @throws IOException if a picture cannot be made
   */
  public static String html(ReportSubject subject) throws CliException, IOException {
    ReportTables tables = new ReportTables(subject);
    return HtmlTemplates.render(
        "report/page.jte",
        new ReportView(
            subject.comparison().warnings(),
            verdict(subject),
            tables.view(),
            ChartViews.of(subject.comparison()),
            new Gallery(subject).frames(),
            new ReportView.Origin(
                dataset(subject.dataset()), Distribution.version(), tables.origins())));
  }

  private static ReportView.Verdict verdict(ReportSubject subject) {
    boolean passed = subject.verdict().passed();
    PassResult use = passed ? subject.candidate() : subject.baseline();
    return new ReportView.Verdict(
        passed,
        subject.dataset().name(),
        use.engine().shortName(),
        subject.verdict().firstLine(),
        List.of(
            score(
                new ReportView.Analyzer(
                    "baseline", "Baseline", subject.baseline().engine().shortName()),
                subject.comparison().baseline()),
            score(
                new ReportView.Analyzer(
                    "candidate", "Candidate", subject.candidate().engine().shortName()),
                subject.comparison().candidate())));
  }

  private static ReportView.Score score(ReportView.Analyzer analyzer, AccuracyReport report) {
    return new ReportView.Score(
        analyzer,
        FigureText.value(Figure.ERROR_RATE, report.value(Figure.ERROR_RATE)),
        report
            .interval(Figure.ERROR_RATE)
            .map(interval -> FigureText.range(Figure.ERROR_RATE, interval)),
        ReportTables.counts(report.errors().counts()));
  }

  private static ReportView.DatasetView dataset(Dataset dataset) {
    return new ReportView.DatasetView(
        dataset.name(),
        dataset.frames().size(),
        dataset.countedBoxes(),
        String.join(", ", dataset.labels()),
        dataset.labelsDigest());
  }
}
