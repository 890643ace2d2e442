package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.threshold.BestThresholds;
import io.nunchi.accuracy.threshold.LabelThreshold;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Two analyzers at the thresholds that suit each best.
 *
 * @param range the thresholds among which they were looked for, in words
 * @param figures the thresholds, and the figures on frames that had no say in them
 */
public record BestComparison(String range, BestThresholds figures) {

  /** The heading of the comparison. */
  public String title() {
    return "each at its own best threshold, chosen on other blocks of frames (" + range + ")";
  }

  /** The baseline's thresholds by label, in words. */
  public String baseline() {
    return text(figures.baseline());
  }

  /** The candidate's thresholds by label, in words. */
  public String candidate() {
    return text(figures.candidate());
  }

  private static String text(Map<String, LabelThreshold> thresholds) {
    return thresholds.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + (entry.getValue().isFound()
                        ? String.format(Locale.ROOT, " %.2f", entry.getValue().confidence())
                        : " best left out"))
        .collect(Collectors.joining(", "));
  }

  /** Names and values in a fixed order. */
  public Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("range", range);
    document.putAll(figures.document());
    return document;
  }
}
