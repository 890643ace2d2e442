package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.accuracy.report.LabelAccuracy;
import io.nunchi.cli.internal.draw.Fonts;
import io.nunchi.cli.internal.report.ReportView.ChartView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The charts of the page, each for a light and for a dark page. */
final class ChartViews {

  private static final int MOST_LABELS = 3;

  private ChartViews() {}

  static List<ChartView> of(ComparisonReport comparison) throws IOException {
    if (Fonts.problem("report.html").isPresent()) {
      return List.of();
    }
    Charts light = new Charts(comparison, ChartTheme.LIGHT);
    Charts dark = new Charts(comparison, ChartTheme.DARK);
    List<ChartView> views = new ArrayList<>();
    for (String label : labels(comparison)) {
      views.add(
          view(
              "Precision by recall, " + label + " (upper right is better)",
              light.precisionByRecall(label),
              dark.precisionByRecall(label)));
    }
    views.add(
        view(
            "Error rate by threshold (lower is better)",
            light.errorByConfidence(),
            dark.errorByConfidence()));
    return views;
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

  private static ChartView view(String title, byte[] light, byte[] dark) {
    Base64.Encoder base64 = Base64.getEncoder();
    return new ChartView(title, base64.encodeToString(light), base64.encodeToString(dark));
  }
}
