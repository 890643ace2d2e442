package io.nunchi.cli.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.gate.GateVerdict.Outcome;
import io.nunchi.cli.internal.html.HtmlTemplates;
import io.nunchi.cli.internal.report.ReportView.Analyzer;
import io.nunchi.cli.internal.report.ReportView.BestView;
import io.nunchi.cli.internal.report.ReportView.Cell;
import io.nunchi.cli.internal.report.ReportView.ChartView;
import io.nunchi.cli.internal.report.ReportView.Charts;
import io.nunchi.cli.internal.report.ReportView.CostRow;
import io.nunchi.cli.internal.report.ReportView.Counts;
import io.nunchi.cli.internal.report.ReportView.DatasetView;
import io.nunchi.cli.internal.report.ReportView.Fact;
import io.nunchi.cli.internal.report.ReportView.FigureRow;
import io.nunchi.cli.internal.report.ReportView.LabelRow;
import io.nunchi.cli.internal.report.ReportView.Origin;
import io.nunchi.cli.internal.report.ReportView.OriginRow;
import io.nunchi.cli.internal.report.ReportView.Range;
import io.nunchi.cli.internal.report.ReportView.RangeChart;
import io.nunchi.cli.internal.report.ReportView.RangeRow;
import io.nunchi.cli.internal.report.ReportView.RuleRow;
import io.nunchi.cli.internal.report.ReportView.Score;
import io.nunchi.cli.internal.report.ReportView.SideBySide;
import io.nunchi.cli.internal.report.ReportView.Summary;
import io.nunchi.cli.internal.report.ReportView.Tables;
import io.nunchi.cli.internal.report.ReportView.Tick;
import io.nunchi.cli.internal.report.ReportView.Verdict;
import io.nunchi.cli.internal.report.ReportView.WorstFrameRow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names of plugins, labels, datasets and frames come from others: the page shows them as text. */
class ReportTemplateTest {

  private static final String HOSTILE = "</td></title><script>alert(\"1\")</script>&'";
  private static final String ESCAPED =
      "&lt;/td&gt;&lt;/title&gt;&lt;script&gt;alert(\"1\")&lt;/script&gt;&amp;'";
  private static final String ESCAPED_IN_ATTRIBUTE =
      "&lt;/td>&lt;/title>&lt;script>alert(&#34;1&#34;)&lt;/script>&amp;&#39;";

  private static final Cell CELL = new Cell(HOSTILE, Optional.of(HOSTILE));
  private static final Counts COUNTS = new Counts(3, 2, 1);

  @Test
  void everyTextOfTheComparisonIsEscaped() {
    String page = HtmlTemplates.render("report/page.jte", report());

    assertThat(page)
        .contains("<title>Keep the baseline: " + ESCAPED + "</title>")
        .contains("<h1>Keep the baseline: " + ESCAPED + "</h1>")
        .contains("<p>" + ESCAPED + "</p>")
        .contains("<p class=\"caution\">" + ESCAPED + "</p>")
        .contains("<li>" + ESCAPED + "</li>")
        .contains("<dt>" + ESCAPED + "</dt>", "<dd>" + ESCAPED + "</dd>")
        .contains("<span class=\"what\">" + ESCAPED + "</span>")
        .contains("<span class=\"text\">" + ESCAPED + "</span>")
        .contains("<p class=\"name\">" + ESCAPED + "</p>")
        .contains("<td>" + ESCAPED + "<small>" + ESCAPED + "</small></td>")
        .contains("<figcaption>" + ESCAPED + "</figcaption>")
        .contains("alt=\"" + ESCAPED_IN_ATTRIBUTE + "\"")
        .contains("Dataset <b>" + ESCAPED + "</b>", "labels " + ESCAPED + ";")
        .contains("<td><code>" + ESCAPED + "</code></td>")
        .doesNotContain("<script");
  }

  @Test
  void aRuleThatTooFewBoxesLeaveOpenIsNotCalledFailed() {
    assertThat(HtmlTemplates.render("report/page.jte", report()))
        .containsOnlyOnce(">not met</b>")
        .containsOnlyOnce(">too few</b>");
  }

  @Test
  void theBestThresholdsHaveATableOfTheirOwn() {
    assertThat(HtmlTemplates.render("report/page.jte", report()))
        .contains("<p>Baseline and candidate, " + ESCAPED + ".</p>")
        .contains("<p>Baseline: " + ESCAPED + "<br>Candidate: " + ESCAPED + "</p>");
  }

  private static ReportView report() {
    Analyzer analyzer = new Analyzer("baseline", "Baseline", HOSTILE);
    return new ReportView(
        new Summary(
            List.of(HOSTILE),
            new Verdict(
                false,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                List.of(new Score(analyzer, "1", Optional.empty(), COUNTS))),
            List.of(new Fact(HOSTILE, List.of(HOSTILE))),
            List.of(HOSTILE)),
        tables(),
        new Charts(
            List.of(
                new RangeChart(
                    HOSTILE,
                    List.of(new Tick("0", "0.00")),
                    List.of(
                        new RangeRow(
                            HOSTILE,
                            "baseline",
                            HOSTILE,
                            "1.00",
                            Optional.of(new Range("1.00", "2.00")))))),
            List.of(new ChartView(HOSTILE, "AAAA", "BBBB"))),
        List.of(),
        new Origin(
            new DatasetView(HOSTILE, 1, 3, HOSTILE, HOSTILE),
            "1",
            List.of(new OriginRow(HOSTILE, HOSTILE, HOSTILE))));
  }

  private static Tables tables() {
    List<FigureRow> figures = List.of(new FigureRow(HOSTILE, HOSTILE, CELL, CELL, CELL));
    return new Tables(
        List.of(
            new RuleRow(HOSTILE, Outcome.NOT_MET, HOSTILE),
            new RuleRow(HOSTILE, Outcome.TOO_FEW, HOSTILE)),
        new SideBySide(
            figures,
            "95 % intervals from 100 frames.",
            Optional.of(new BestView(HOSTILE, HOSTILE, HOSTILE, figures))),
        List.of(new LabelRow(HOSTILE, 3, HOSTILE, HOSTILE, CELL)),
        List.of(new WorstFrameRow(CELL, COUNTS, COUNTS)),
        List.of(new CostRow(HOSTILE, CELL, CELL)));
  }
}
