package io.nunchi.accuracy;

import io.nunchi.accuracy.internal.compare.ComparisonDocument;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Two analyzers on identical frames.
 *
 * <p>Immutable; any thread.
 *
 * @param baseline how right the analyzer in use is
 * @param candidate how right the one is that may replace it
 * @param differences figures of all labels by name: errorRate, precision, recall, f1, COCO's, and
 *     with tracks TrackEval's
 * @param labels the same for each label that both could find
 * @param frames every frame
 */
public record ComparisonReport(
    AccuracyReport baseline,
    AccuracyReport candidate,
    Map<String, Difference> differences,
    SortedMap<String, Map<String, Difference>> labels,
    List<FrameDifference> frames) {

  /**
   * The frames about which the two disagree most.
   *
   * @param most how many at most
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
   * @param most how many at most
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
   * The report for programs: names and values in a settled order, as {@code docs/cli.md} lists
   * them.
   *
   * @return maps, lists, texts and numbers
   */
  public Map<String, Object> document() {
    return ComparisonDocument.of(this);
  }
}
