package io.nunchi.cli.internal.tck;

import io.nunchi.tck.report.Finding;
import java.util.Locale;

/** A verdict for people: one page without anything from elsewhere. */
final class HtmlReport {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --page: #fff; --ink: #1c1e21; --faint: #5b6168; --line: #e3e5e8; --wrong: #fdf3f3;
        --good: #15803d; --bad: #b91c1c; --open: #a16207; --goodpage: #d8f0dc; --badpage: #f9dcdc; }
      @media (prefers-color-scheme: dark) { :root { --page: #0d1117; --ink: #e6edf3; --faint: #9198a1; --line: #3d444d; --wrong: #2a1618;
        --good: #3fb950; --bad: #ff7b72; --open: #d9a441; --goodpage: #12301b; --badpage: #3d1719; } }
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: var(--ink); background: var(--page); }
      h1 { font-size: 1.5rem; margin-bottom: .25rem; overflow-wrap: anywhere; }
      .verdict { display: inline-block; padding: .35rem .8rem; border-radius: .4rem; font-weight: 600; }
      .yes { background: var(--goodpage); color: var(--good); } .no { background: var(--badpage); color: var(--bad); }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1.2rem; }
      dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; }
      ul { padding-left: 1.2rem; } a { color: var(--bad); }
      table { border-collapse: collapse; width: 100%; margin-top: 1.5rem; }
      th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
      th, td.short { white-space: nowrap; overflow-wrap: normal; } td.status { font-weight: 600; }
      td.time { text-align: right; color: var(--faint); }
      .PASSED td.status { color: var(--good); } .FAILED td.status { color: var(--bad); } .SKIPPED td.status { color: var(--open); }
      .FAILED { background: var(--wrong); }
      .why { color: var(--faint); } td p, td dl { margin: .4rem 0; } pre { white-space: pre-wrap; margin: 0; font-size: 13px; overflow-wrap: anywhere; }
      @media (max-width: 640px) {
        thead { display: none; } tr { display: block; padding: .5rem .3rem; border-bottom: 1px solid var(--line); }
        td { display: block; padding: 0; border: 0; } td.short { display: inline-block; padding-right: .8rem; }
        tr dl { grid-template-columns: 1fr; }
      }
      """;

  private HtmlReport() {}

  static String of(TckReport report) {
    StringBuilder html = new StringBuilder(1 << 15);
    String title = "TCK report of " + report.plugin().id() + " " + report.plugin().version();
    html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
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
    html.append("</dl>\n");
    broken(html, report);
    html.append("<table><thead><tr><th>Rule</th><th>Level</th><th>Status</th><th>Time</th>")
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

  /** What to mend, before the long table. */
  private static void broken(StringBuilder html, TckReport report) {
    if (report.failed() == 0) {
      return;
    }
    html.append("<p><b>To be mended:</b></p>\n<ul>");
    report.results().stream()
        .filter(result -> result.status().equals("FAILED"))
        .forEach(
            result ->
                html.append("<li><a href=\"#rule-")
                    .append(result.rule())
                    .append("\">")
                    .append(result.rule())
                    .append("</a> ")
                    .append(marked(result.statement()))
                    .append("</li>\n"));
    html.append("</ul>\n");
  }

  private static void row(StringBuilder html, TckReport.Result result) {
    html.append("<tr id=\"rule-").append(result.rule());
    html.append("\" class=\"").append(result.status()).append("\">");
    cell(html, "short", result.rule());
    cell(html, "short", result.level());
    cell(html, "short status", result.status());
    cell(html, "short time", String.format(Locale.ROOT, "%.1f s", result.millis() / 1000.0));
    html.append("<td>").append(marked(result.statement()));
    html.append("<div class=\"why\">").append(marked(result.intent())).append("</div>");
    result.reason().ifPresent(reason -> html.append("<p>").append(escaped(reason)).append("</p>"));
    result.finding().ifPresent(finding -> finding(html, finding));
    html.append("</td></tr>\n");
  }

  private static void cell(StringBuilder html, String kind, String text) {
    html.append("<td class=\"").append(kind).append("\">").append(text).append("</td>");
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
