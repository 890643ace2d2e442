package io.nunchi.accuracy.report;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.Figure;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Two analyzers on identical frames.
 *
 * <p>Immutable; any thread.
 *
 * @param baseline the analyzer in use
 * @param candidate the analyzer that may replace it
 * @param changes of the figures that both have
 * @param frames every frame
 */
public record ComparisonReport(
    AccuracyReport baseline,
    AccuracyReport candidate,
    FigureChanges changes,
    List<FrameDifference> frames) {

  /**
   * Everything that a person must know of labels and files before the figures.
   *
   * @return sentences, the heaviest first; empty if there is nothing to tell
   */
  public List<String> warnings() {
    return AccuracyWarnings.of(this);
  }

  /**
   * The differences over all labels.
   *
   * @return the figures that both have, in the order of the constants
   */
  public Map<Figure, Difference> differences() {
    return changes.whole();
  }

  /**
   * The differences of each label.
   *
   * @return the figures that both have, by label
   */
  public SortedMap<String, Map<Figure, Difference>> labels() {
    return changes.labels();
  }

  /**
   * The frames about which the two disagree most.
   *
   * @param most the largest number of frames
   * @return the greatest disagreement first, none without any
   */
  public List<FrameDifference> disagreements(int most) {
    return frames.stream()
        .filter(frame -> frame.disagreement() > 0)
        .sorted(Comparator.comparingLong(FrameDifference::disagreement).reversed())
        .limit(most)
        .toList();
  }

  /**
   * The frames on which one of the two is most wrong.
   *
   * @param ofCandidate true for the candidate, false for the baseline
   * @param most the largest number of frames
   * @return the most errors first, none without errors
   */
  public List<FrameDifference> worstFrames(boolean ofCandidate, int most) {
    return frames.stream()
        .filter(frame -> errors(frame, ofCandidate) > 0)
        .sorted(Comparator.comparingLong((FrameDifference f) -> errors(f, ofCandidate)).reversed())
        .limit(most)
        .toList();
  }

  private static long errors(FrameDifference frame, boolean ofCandidate) {
    ErrorCounts counts = ofCandidate ? frame.candidate() : frame.baseline();
    return counts.misses() + counts.falseAlarms();
  }

  /**
   * The report for programs: names and values in a fixed order, as {@code docs/cli.md} lists them.
   *
   * @return maps, lists, texts and numbers
   */
  public Map<String, Object> document() {
    return ComparisonDocument.of(this);
  }
}
