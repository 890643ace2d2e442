package io.nunchi.accuracy.report;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.figure.ErrorCounts;

/**
 * The errors of two analyzers in one frame.
 *
 * <p>Immutable; any thread.
 *
 * @param position the index of the frame in {@link Dataset#frames()}, from 0
 * @param name the frame's name for people
 * @param baseline counts of the analyzer in use
 * @param candidate counts of the analyzer that may replace it
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
   * The number of boxes about which the two disagree.
   *
   * @return labelled boxes that one of them alone found, and false alarms that one has more
   */
  public long disagreement() {
    return gained + lost + Math.abs(candidate.falseAlarms() - baseline.falseAlarms());
  }
}
