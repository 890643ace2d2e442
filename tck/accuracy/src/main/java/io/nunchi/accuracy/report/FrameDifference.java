package io.nunchi.accuracy.report;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.figure.ErrorCounts;

/**
 * What two analyzers made of one frame.
 *
 * <p>Immutable; any thread.
 *
 * @param position the frame's place in {@link Dataset#frames()}, from 0
 * @param name what a person calls it
 * @param baseline counts of the analyzer in use
 * @param candidate counts of the one that may replace it
 * @param gained labelled boxes that only the candidate found
 * @param lost labelled boxes that only the baseline found
 */
public record FrameDifference(
    int position,
    String name,
    ErrorCounts baseline,
    ErrorCounts candidate,
    long gained,
    long lost) {

  /**
   * How far apart the two are.
   *
   * @return labelled boxes that one of them alone found, and false alarms that one has more
   */
  public long disagreement() {
    return gained + lost + Math.abs(candidate.falseAlarms() - baseline.falseAlarms());
  }
}
