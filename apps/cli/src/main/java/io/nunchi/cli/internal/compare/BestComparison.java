package io.nunchi.cli.internal.compare;

import io.nunchi.accuracy.threshold.BestThresholds;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Two analyzers at the thresholds that suit each best.
 *
 * @param range the thresholds among which they were looked for
 * @param figures the thresholds, and the figures on frames that had no say in them
 */
public record BestComparison(ThresholdRange range, BestThresholds figures) {

  /** Names and values in a fixed order. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("range", range.text());
    document.putAll(figures.document());
    return document;
  }
}
