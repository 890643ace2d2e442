package io.nunchi.accuracy.threshold;

import io.nunchi.accuracy.report.ComparisonReport;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two analyzers, each at the thresholds that suit it best, so that their models are compared and
 * not the thresholds that they are shipped with.
 *
 * <p>Immutable; any thread.
 *
 * @param baseline the thresholds of the analyzer in use, chosen on all frames
 * @param candidate those of the analyzer that may replace it
 * @param comparison the figures when each block of frames reports by the thresholds that the other
 *     blocks chose
 */
public record BestThresholds(
    SortedMap<String, LabelThreshold> baseline,
    SortedMap<String, LabelThreshold> candidate,
    ComparisonReport comparison) {

  /** Keeps copies. */
  public BestThresholds {
    baseline = Collections.unmodifiableSortedMap(new TreeMap<>(baseline));
    candidate = Collections.unmodifiableSortedMap(new TreeMap<>(candidate));
  }

  /**
   * The comparison for programs: names and values in a fixed order.
   *
   * @return maps, lists, texts and numbers
   */
  public Map<String, Object> document() {
    Map<String, Object> figures = comparison.document();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("baselineThresholds", confidences(baseline));
    document.put("candidateThresholds", confidences(candidate));
    for (String key : new String[] {"differences", "labels"}) {
      document.put(key, figures.getOrDefault(key, Map.of()));
    }
    return document;
  }

  private static Map<String, Double> confidences(SortedMap<String, LabelThreshold> thresholds) {
    Map<String, Double> confidences = new TreeMap<>();
    thresholds.forEach((label, threshold) -> confidences.put(label, threshold.confidence()));
    return confidences;
  }
}
