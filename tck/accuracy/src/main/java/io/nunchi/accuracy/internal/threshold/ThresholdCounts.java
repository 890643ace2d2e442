package io.nunchi.accuracy.internal.threshold;

import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.internal.error.BoxOutcome;
import java.util.List;

/**
 * Hits, false detections and false alarms at every threshold in hundredths. Immutable; any thread.
 */
final class ThresholdCounts {

  /** The highest threshold, in hundredths. */
  static final int HIGHEST = 100;

  private final long labelled;
  private final long[] hits = new long[HIGHEST + 2];
  private final long[] falseDetections = new long[HIGHEST + 2];
  private final long[] falseAlarms = new long[HIGHEST + 2];

  /**
   * Counts outcomes.
   *
   * @param outcomes of one label, or of all labels together
   * @param links between false detections that are one false alarm
   */
  ThresholdCounts(List<BoxOutcome> outcomes, List<Double> links) {
    long boxes = 0;
    for (BoxOutcome outcome : outcomes) {
      boolean isLabelled = outcome.truth().isPresent();
      boxes += isLabelled ? 1 : 0;
      outcome
          .found()
          .ifPresent(
              found -> (isLabelled ? hits : falseDetections)[hundredths(found.confidence())]++);
    }
    labelled = boxes;
    links.forEach(confidence -> falseAlarms[hundredths(confidence)]--);
    for (int i = HIGHEST; i >= 0; i--) {
      falseAlarms[i] += falseDetections[i] + falseAlarms[i + 1];
      hits[i] += hits[i + 1];
      falseDetections[i] += falseDetections[i + 1];
    }
  }

  /** The highest threshold in hundredths that a confidence reaches. */
  private static int hundredths(double confidence) {
    int nearest = (int) Math.round(confidence * HIGHEST);
    return confidence >= confidence(nearest) ? nearest : nearest - 1;
  }

  /** A threshold in hundredths as a confidence. */
  static double confidence(int hundredths) {
    return hundredths / (double) HIGHEST;
  }

  /** The counts at a threshold in hundredths, up to {@link #HIGHEST} + 1, which nothing reaches. */
  ErrorCounts at(int hundredths) {
    return new ErrorCounts(labelled, hits[hundredths], falseDetections[hundredths]);
  }

  /** The false alarms at a threshold: chains of false detections. */
  long falseAlarms(int hundredths) {
    return falseAlarms[hundredths];
  }
}
