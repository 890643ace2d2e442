package io.nunchi.cli.internal.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.report.Finding;
import org.junit.jupiter.api.Test;

class TckPageTest {

  private static final String HOSTILE = "</pre><script>alert(\"1\")</script>&'";
  private static final String ESCAPED =
      "&lt;/pre&gt;&lt;script&gt;alert(\"1\")&lt;/script&gt;&amp;'";

  @Test
  void everyTextOfAPluginIsEscaped() {
    String page = TckPage.of(report(failed("1.1", HOSTILE), skipped("1.2", HOSTILE)));

    assertThat(page)
        .contains("<title>TCK report of " + ESCAPED + " " + ESCAPED + "</title>")
        .contains("<h1>TCK report of " + ESCAPED)
        .contains("<dt>Vendor</dt><dd>" + ESCAPED + "</dd>")
        .contains("<dt>Location</dt><dd>" + ESCAPED + "</dd>")
        .contains("<dt>Target</dt><dd>" + ESCAPED + "</dd>")
        .contains("<dt>found</dt><dd><pre>" + ESCAPED + "</pre></dd>")
        .contains("<p>" + ESCAPED + "</p>")
        .contains("<code>" + ESCAPED + "</code>")
        .contains("3 " + ESCAPED)
        .contains(ESCAPED + " 4 times, TRACKS declared, never seen")
        .contains("<dt>Settings of the engine</dt><dd>{" + ESCAPED + "=" + ESCAPED + "}</dd>")
        .doesNotContain("<script");
  }

  @Test
  void failedRulesStandFirstAndLeadToTheirRows() {
    String page = TckPage.of(report(failed("1.1", "nothing"), skipped("1.2", "no picture")));

    assertThat(page)
        .contains("Not certified", "Failed rules:", "<a href=\"#rule-1.1\">1.1</a>")
        .contains("<tr id=\"rule-1.1\" class=\"FAILED\">", "<td class=\"short time\">1.5 s</td>")
        .doesNotContain("href=\"#rule-1.2\"");
  }

  @Test
  void codeOfARuleStandsApartFromItsText() {
    assertThat(TckPage.of(report(skipped("1.2", "no picture"))))
        .contains("It says <code>open()</code>.")
        .doesNotContain("Failed rules:", "`");
  }

  private static TckReport report(TckReport.Result... results) {
    return ReportSamples.report(HOSTILE, results);
  }

  private static TckReport.Result failed(String rule, String found) {
    return ReportSamples.failed(rule, new Finding(found, found, found, found));
  }

  private static TckReport.Result skipped(String rule, String reason) {
    return ReportSamples.skipped(rule, reason);
  }
}
