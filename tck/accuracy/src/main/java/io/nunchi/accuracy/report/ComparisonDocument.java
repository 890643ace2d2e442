package io.nunchi.accuracy.report;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison as names and values. */
final class ComparisonDocument {

  private static final int LISTED_FRAMES = 20;

  private ComparisonDocument() {}

  /** Names and values in a fixed order. */
  static Map<String, Object> of(ComparisonReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("warnings", report.warnings());
    document.put("differences", differences(report.differences()));
    Map<String, Object> labels = new LinkedHashMap<>();
    report.labels().forEach((label, figures) -> labels.put(label, differences(figures)));
    document.put("labels", labels);
    Map<String, Object> sizes = new LinkedHashMap<>();
    report.changes().sizes().forEach((size, figures) -> sizes.put(size, differences(figures)));
    document.put("sizes", sizes);
    document.put("disagreements", frames(report.disagreements(LISTED_FRAMES)));
    document.put("worstOfBaseline", frames(report.worstFrames(false, LISTED_FRAMES)));
    document.put("worstOfCandidate", frames(report.worstFrames(true, LISTED_FRAMES)));
    document.put("baseline", report.baseline().document());
    document.put("candidate", report.candidate().document());
    return document;
  }

  private static Map<String, Object> differences(Map<Figure, Difference> differences) {
    Map<String, Object> values = new LinkedHashMap<>();
    differences.forEach(
        (figure, difference) -> values.put(figure.jsonName(), difference(figure, difference)));
    return values;
  }

  private static Map<String, Object> difference(Figure figure, Difference difference) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("baseline", AccuracyDocument.rounded(difference.baseline()));
    values.put("candidate", AccuracyDocument.rounded(difference.candidate()));
    values.put("change", AccuracyDocument.rounded(difference.change()));
    if (figure.hasInterval()) {
      values.put("interval", AccuracyDocument.ends(difference.interval()));
    }
    return values;
  }

  private static List<Map<String, Object>> frames(List<FrameDifference> frames) {
    return frames.stream().map(ComparisonDocument::frame).toList();
  }

  private static Map<String, Object> frame(FrameDifference frame) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("frame", frame.name());
    values.put("labelled", frame.baseline().labelled());
    values.put("baselineMisses", frame.baseline().misses());
    values.put("baselineFalseAlarms", frame.baseline().falseAlarms());
    values.put("candidateMisses", frame.candidate().misses());
    values.put("candidateFalseAlarms", frame.candidate().falseAlarms());
    values.put("gained", frame.gained());
    values.put("lost", frame.lost());
    return values;
  }
}
