package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Distribution;
import io.nunchi.cli.internal.evaluate.PassResult;
import io.nunchi.cli.internal.html.HtmlTemplates;
import io.nunchi.spi.ModelIdentity;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

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
    ReportFacts facts = new ReportFacts(subject, DatasetNote.of(subject.dataset().folder()));
    return HtmlTemplates.render(
        "report/page.jte",
        new ReportView(
            new ReportView.Summary(
                subject.comparison().warnings(),
                verdict(subject),
                facts.facts(Instant.now()),
                facts.cautions()),
            tables.view(),
            new ReportView.Charts(
                new RangeCharts(subject.comparison()).all(), ChartViews.of(subject.comparison())),
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
        name(use),
        subject.verdict().firstLine(),
        List.of(
            score("baseline", "Baseline", subject.baseline(), subject.comparison().baseline()),
            score(
                "candidate", "Candidate", subject.candidate(), subject.comparison().candidate())));
  }

  /** The model's name, or that of a plugin without models. */
  private static String name(PassResult pass) {
    return pass.engine()
        .model()
        .map(ModelIdentity::id)
        .filter(id -> !id.startsWith(pass.engine().pluginId()))
        .orElse(pass.engine().pluginId());
  }

  private static String settings(PassResult pass) {
    return pass.spec().settings().entrySet().stream()
        .filter(setting -> !setting.getKey().equals("model"))
        .map(setting -> ", " + setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining());
  }

  private static ReportView.Score score(
      String kind, String role, PassResult pass, AccuracyReport report) {
    String plugin = pass.engine().pluginId();
    String name = name(pass);
    String by = name.equals(plugin) ? "" : ", by " + plugin;
    OptionalDouble rate = report.value(Figure.ERROR_RATE);
    return new ReportView.Score(
        new ReportView.Analyzer(kind, role, name + by + settings(pass)),
        rate.isEmpty() ? FigureText.NONE : FigureText.perHundred(rate.getAsDouble()),
        ReportTables.detail(
            Figure.ERROR_RATE,
            report
                .interval(Figure.ERROR_RATE)
                .map(
                    interval ->
                        FigureText.perHundred(interval.low())
                            + " to "
                            + FigureText.perHundred(interval.high()))),
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
