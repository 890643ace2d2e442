package io.nunchi.cli.internal.tck;

import io.nunchi.cli.internal.html.HtmlTemplates;
import io.nunchi.cli.internal.tck.TckPageView.Fact;
import io.nunchi.cli.internal.tck.TckPageView.RuleView;
import io.nunchi.cli.internal.tck.TckPageView.TextPart;
import io.nunchi.tck.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A verdict of the kit as one page that needs no other file. */
final class TckPage {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private TckPage() {}

  static String of(TckReport report) {
    return HtmlTemplates.render(
        "tck/page.jte",
        new TckPageView(
            "TCK report of " + report.plugin().id() + " " + report.plugin().version(),
            report.certified(),
            facts(report),
            report.results().stream().map(TckPage::rule).toList()));
  }

  private static List<Fact> facts(TckReport report) {
    return List.of(
        new Fact("Rules", summary(report)),
        new Fact("Contract", "SPI " + report.spiVersion()),
        new Fact("Vendor", report.plugin().vendor()),
        new Fact("Location", report.plugin().location()),
        new Fact("SHA-256", report.plugin().digest()),
        new Fact("Target", report.target()),
        new Fact("Kit", "Nunchi " + report.nunchi()),
        new Fact("Machine", report.java() + ", " + report.system()));
  }

  private static String summary(TckReport report) {
    return "%d executed, %d passed, %d failed, %d skipped, of %d"
        .formatted(
            report.executed(), report.passed(), report.failed(), report.skipped(), report.rules());
  }

  private static RuleView rule(TckReport.Result result) {
    return new RuleView(
        result.rule(),
        result.level(),
        result.status(),
        String.format(Locale.ROOT, "%.1f s", result.millis() / 1000.0),
        parts(result.statement()),
        parts(result.intent()),
        result.reason(),
        result.finding().map(TckPage::finding).orElse(List.of()));
  }

  private static List<Fact> finding(Finding finding) {
    return List.of(
        new Fact("done", finding.done()),
        new Fact("expected", finding.expected()),
        new Fact("found", finding.found()),
        new Fact("check", finding.check()));
  }

  /** Splits Markdown at its code, which stands between backquotes. */
  private static List<TextPart> parts(String markdown) {
    List<TextPart> parts = new ArrayList<>();
    Matcher code = CODE.matcher(markdown);
    int end = 0;
    while (code.find()) {
      parts.add(new TextPart(markdown.substring(end, code.start()), false));
      parts.add(new TextPart(code.group(1), true));
      end = code.end();
    }
    parts.add(new TextPart(markdown.substring(end), false));
    return parts;
  }
}
