package io.nunchi.accuracy.internal.measure;

import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.internal.error.BoxOutcome;
import io.nunchi.accuracy.report.FrameDifference;
import java.util.ArrayList;
import java.util.List;

/**
 * The errors of two analyzers in one frame. Both list its labelled boxes in the same order. For one
 * thread.
 */
final class FrameComparison {

  private final double confidence;
  private final List<Boolean> foundByBaseline = new ArrayList<>();
  private final List<Boolean> foundByCandidate = new ArrayList<>();
  private long baselineAlarms;
  private long candidateAlarms;

  FrameComparison(double confidence) {
    this.confidence = confidence;
  }

  void baseline(BoxOutcome outcome) {
    if (outcome.truth().isPresent()) {
      foundByBaseline.add(outcome.isReported(confidence));
    } else if (outcome.isReported(confidence)) {
      baselineAlarms++;
    }
  }

  void candidate(BoxOutcome outcome) {
    if (outcome.truth().isPresent()) {
      foundByCandidate.add(outcome.isReported(confidence));
    } else if (outcome.isReported(confidence)) {
      candidateAlarms++;
    }
  }

  FrameDifference difference(int position, String name) {
    long gained = 0;
    long lost = 0;
    for (int i = 0; i < foundByBaseline.size(); i++) {
      gained += !foundByBaseline.get(i) && foundByCandidate.get(i) ? 1 : 0;
      lost += foundByBaseline.get(i) && !foundByCandidate.get(i) ? 1 : 0;
    }
    return new FrameDifference(
        position,
        name,
        counts(foundByBaseline, baselineAlarms),
        counts(foundByCandidate, candidateAlarms),
        gained,
        lost);
  }

  private static ErrorCounts counts(List<Boolean> found, long alarms) {
    return new ErrorCounts(
        found.size(), found.stream().filter(Boolean::booleanValue).count(), alarms);
  }
}
