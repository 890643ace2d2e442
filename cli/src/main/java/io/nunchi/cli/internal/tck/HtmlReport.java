package io.nunchi.cli.internal.tck;

import io.nunchi.tck.Finding;

/** A verdict for people: one page without anything from elsewhere. */
final class HtmlReport {

  private static final String STYLE =
      """
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1c1e21; }
      h1 { font-size: 1.5rem; margin-bottom: .25rem; }
      .verdict { display: inline-block; padding: .35rem .8rem; border-radius: .4rem; font-weight: 600; }
      .yes { background: #d8f0dc; color: #14532d; } .no { background: #f9dcdc; color: #7f1d1d; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1.2rem; }
      dt { color: #5b6168; } dd { margin: 0; overflow-wrap: anywhere; }
      table { border-collapse: collapse; width: 100%; margin-top: 1.5rem; }
      th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid #e3e5e8; }
      td.status { font-weight: 600; white-space: nowrap; }
      .PASSED td.status { color: #15803d; } .FAILED td.status { color: #b91c1c; } .SKIPPED td.status { color: #a16207; }
      .FAILED { background: #fdf3f3; }
      .why { color: #5b6168; } pre { white-space: pre-wrap; margin: 0; font-size: 13px; }
      """;

  private HtmlReport() {}

  static String of(TckReport report) {
    StringBuilder html = new StringBuilder(1 << 15);
    String title = "TCK report of " + report.plugin().id() + " " + report.plugin().version();
    html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(escaped(title))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n<h1>")
        .append(escaped(title))
        .append("</h1>\n")
        .append(
            report.certified()
                ? "<p class=\"verdict yes\">Certified: every MUST was tried and holds</p>"
                : "<p class=\"verdict no\">Not certified</p>")
        .append("\n<dl>");
    fact(html, "Rules", summary(report));
    fact(html, "Contract", "SPI " + report.spiVersion());
    fact(html, "Vendor", report.plugin().vendor());
    fact(html, "Location", report.plugin().location());
    fact(html, "SHA-256", report.plugin().digest());
    fact(html, "Target", report.target());
    fact(html, "Kit", "Nunchi " + report.nunchi());
    fact(html, "Machine", report.java() + ", " + report.system());
    html.append("</dl>\n<table><thead><tr><th>Rule</th><th></th><th>Status</th>")
        .append("<th>What and why</th></tr></thead><tbody>\n");
    report.results().forEach(result -> row(html, result));
    return html.append("</tbody></table></body></html>\n").toString();
  }

  static String summary(TckReport report) {
    return "%d executed, %d passed, %d failed, %d skipped, of %d"
        .formatted(
            report.executed(), report.passed(), report.failed(), report.skipped(), report.rules());
  }

  private static void fact(StringBuilder html, String name, String value) {
    html.append("<dt>").append(name).append("</dt><dd>").append(escaped(value)).append("</dd>");
  }

  private static void row(StringBuilder html, TckReport.Result result) {
    html.append("<tr class=\"").append(result.status()).append("\"><td>").append(result.rule());
    html.append("</td><td>").append(result.level()).append("</td><td class=\"status\">");
    html.append(result.status()).append("</td><td>").append(marked(result.statement()));
    html.append("<div class=\"why\">").append(marked(result.intent())).append("</div>");
    result.reason().ifPresent(reason -> html.append("<p>").append(escaped(reason)).append("</p>"));
    result.finding().ifPresent(finding -> finding(html, finding));
    html.append("</td></tr>\n");
  }

  private static void finding(StringBuilder html, Finding finding) {
    html.append("<dl>");
    preformatted(html, "done", finding.done());
    preformatted(html, "expected", finding.expected());
    preformatted(html, "found", finding.found());
    preformatted(html, "check", finding.check());
    html.append("</dl>");
  }

  private static void preformatted(StringBuilder html, String name, String value) {
    html.append("<dt>").append(name).append("</dt><dd><pre>");
    html.append(escaped(value)).append("</pre></dd>");
  }

  /** Rules are Markdown: what is between backquotes is code. */
  private static String marked(String markdown) {
    return escaped(markdown).replaceAll("`([^`]+)`", "<code>$1</code>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
