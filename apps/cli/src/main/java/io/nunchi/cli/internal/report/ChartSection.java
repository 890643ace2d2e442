package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.ComparisonReport;
import io.nunchi.accuracy.LabelAccuracy;
import io.nunchi.cli.internal.draw.Fonts;
import java.io.IOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The charts of the page, each for light and for dark. */
final class ChartSection {

  private static final int MOST_LABELS = 3;

  private ChartSection() {}

  static String html(ComparisonReport comparison) throws IOException {
    if (Fonts.problem("report.html").isPresent()) {
      return "<p class=\"note\">No charts: this machine has no font.</p>";
    }
    Charts light = new Charts(comparison, ChartTheme.LIGHT);
    Charts dark = new Charts(comparison, ChartTheme.DARK);
    StringBuilder html = new StringBuilder("<div class=\"charts\">");
    for (String label : labels(comparison)) {
      html.append(
          figure(
              "Precision by recall, " + label + " (upper right is better)",
              light.precisionByRecall(label),
              dark.precisionByRecall(label)));
    }
    html.append(
        figure(
            "Error rate by threshold (lower is better)",
            light.errorByConfidence(),
            dark.errorByConfidence()));
    html.append(
        figure("Error rate by size (lower is better)", light.errorBySize(), dark.errorBySize()));
    return html.append("</div>").toString();
  }

  /** The labels with the most boxes. */
  private static List<String> labels(ComparisonReport comparison) {
    return comparison.baseline().labels().entrySet().stream()
        .filter(entry -> !entry.getValue().precisionByRecall().isEmpty())
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, LabelAccuracy> entry) ->
                        entry.getValue().errors().counts().labelled())
                .reversed())
        .limit(MOST_LABELS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String figure(String title, byte[] light, byte[] dark) {
    return """
    <figure><figcaption>%1$s</figcaption>
    <img class="light" alt="%1$s" src="%2$s"><img class="dark" alt="%1$s" src="%3$s"></figure>
    """
        .formatted(Html.text(title), uri(light), uri(dark));
  }

  private static String uri(byte[] svg) {
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg);
  }
}
