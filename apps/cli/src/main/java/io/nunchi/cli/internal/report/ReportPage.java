package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.AccuracyReport;
import io.nunchi.accuracy.Dataset;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Distribution;
import io.nunchi.cli.internal.evaluate.PassResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** A comparison as one page: the verdict first, then everything that it rests on. */
public final class ReportPage {

  private ReportPage() {}

  /**
   * The page.
   *
   * @throws CliException if a frame of the gallery cannot be decoded again
   * @throws IOException if a picture cannot be made
   */
  public static String html(ReportSubject subject) throws CliException, IOException {
    Tables tables = new Tables(subject);
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    page.append("<meta name=\"color-scheme\" content=\"light dark\">");
    page.append("<title>").append(Html.text(title(subject))).append("</title>");
    page.append("<style>").append(style()).append("</style></head><body><main>");
    page.append(verdict(subject));
    section(page, "Why", tables.rules());
    section(page, "Side by side", tables.overall() + intervals(subject));
    section(page, "By label", tables.labels());
    section(page, "Where the errors are", ChartSection.html(subject.comparison()));
    section(page, "Where they disagree most", legend() + new Gallery(subject).html());
    section(page, "Worst frames", tables.worstFrames());
    section(page, "Speed and cost", tables.speed());
    section(page, "What exactly was compared", dataset(subject.dataset()) + tables.origins());
    return page.append("</main></body></html>\n").toString();
  }

  private static void section(StringBuilder page, String title, String content) {
    page.append("<section><h2>").append(title).append("</h2>").append(content);
    page.append("</section>");
  }

  private static String title(ReportSubject subject) {
    return (subject.verdict().passed() ? "Use the candidate: " : "Keep the baseline: ")
        + subject.dataset().name();
  }

  private static String verdict(ReportSubject subject) {
    boolean passed = subject.verdict().passed();
    PassResult use = passed ? subject.candidate() : subject.baseline();
    return """
    <header class="%s"><p class="stamp">%s</p><h1>%s %s</h1><p>%s</p>
    <div class="scores">%s%s</div></header>
    """
        .formatted(
            passed ? "passed" : "refused",
            passed ? "The gate passed" : "The gate refused",
            passed ? "Use the candidate:" : "Keep the baseline:",
            Html.text(use.engine().shortName()),
            Html.text(subject.verdict().firstLine()),
            score("Baseline", subject.baseline(), subject.comparison().baseline()),
            score("Candidate", subject.candidate(), subject.comparison().candidate()));
  }

  private static String score(String role, PassResult pass, AccuracyReport report) {
    String range =
        report
            .errors()
            .errorRate()
            .map(i -> "95 % sure: " + Html.percent(i.low()) + " to " + Html.percent(i.high()))
            .orElse("too few frames for an interval");
    return """
    <div class="score %s"><h3>%s</h3><p class="name">%s</p><p class="rate">%s</p>
    <p>errors for each labelled box<br>%s</p><p>%d missed, %d false alarms, of %d labelled</p></div>
    """
        .formatted(
            role.toLowerCase(Locale.ROOT),
            role,
            Html.text(pass.engine().shortName()),
            Html.percent(report.errors().counts().errorRate()),
            range,
            report.errors().counts().misses(),
            report.errors().counts().falseAlarms(),
            report.errors().counts().labelled());
  }

  private static String intervals(ReportSubject subject) {
    return """
    <p class="note">Small numbers: 95 %% intervals by a paired block bootstrap, %d frames in a block, \
    %d draws, seed %d.</p>
    """
        .formatted(
            subject.comparison().baseline().blockLength(),
            subject.comparison().baseline().options().draws(),
            subject.comparison().baseline().options().seed());
  }

  private static String legend() {
    return """
    <p class="legend"><span class="truth">labelled</span> <span class="baseline">baseline</span>
    <span class="candidate">candidate</span></p>
    """;
  }

  private static String dataset(Dataset dataset) {
    return """
    <p>Dataset <b>%s</b>: %d frames, %d labelled boxes, labels %s; SHA-256 of the labels
    <code>%s</code>. Nunchi %s.</p>
    """
        .formatted(
            Html.text(dataset.name()),
            dataset.frames().size(),
            dataset.countedBoxes(),
            Html.text(String.join(", ", dataset.labels())),
            dataset.labelsDigest(),
            Html.text(Distribution.version()));
  }

  private static String style() throws IOException {
    try (InputStream style =
        Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.css"), "report.css")) {
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
