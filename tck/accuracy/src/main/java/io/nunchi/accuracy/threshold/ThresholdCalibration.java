package io.nunchi.accuracy.threshold;

import io.nunchi.accuracy.report.AccuracyReport;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The least confidences that a dataset's frames chose, and the figures of such a choice on frames
 * that had no say in it.
 *
 * <p>Immutable; any thread.
 *
 * @param aim the aim of the choice
 * @param thresholds of each label, chosen on all frames
 * @param common one threshold for all labels, chosen on all frames
 * @param heldOut the figures when each block of frames reports by the thresholds that the other
 *     blocks chose
 */
public record ThresholdCalibration(
    ThresholdAim aim,
    SortedMap<String, LabelThreshold> thresholds,
    LabelThreshold common,
    AccuracyReport heldOut) {

  /** Keeps a copy. */
  public ThresholdCalibration {
    thresholds = Collections.unmodifiableSortedMap(new TreeMap<>(thresholds));
  }

  /**
   * The choice for programs: names and values in a fixed order.
   *
   * @return maps, texts and numbers
   */
  public Map<String, Object> document() {
    Map<String, Object> byLabel = new LinkedHashMap<>();
    thresholds.forEach((label, threshold) -> byLabel.put(label, document(threshold)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("aim", aim.toString());
    document.put("thresholds", byLabel);
    document.put("commonThreshold", document(common));
    return document;
  }

  private static Map<String, Object> document(LabelThreshold threshold) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("state", threshold.state().name());
    if (threshold.isFound()) {
      values.put("confidence", threshold.confidence());
    }
    values.put("labelled", threshold.chosenOn().labelled());
    values.put("hits", threshold.chosenOn().hits());
    values.put("falseAlarms", threshold.chosenOn().falseAlarms());
    return values;
  }
}
