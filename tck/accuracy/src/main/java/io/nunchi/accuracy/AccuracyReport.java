package io.nunchi.accuracy;

import io.nunchi.accuracy.internal.AccuracyDocument;
import java.util.Map;
import java.util.SortedMap;

/**
 * How right an analyzer is. The same dataset, findings and options give the same report, to the
 * last digit.
 *
 * <p>Immutable; any thread.
 *
 * @param dataset what was measured on
 * @param options how
 * @param coco the twelve figures of COCO over all labels, as pycocotools computes them
 * @param tracking CLEAR MOT, IDF1 and HOTA under TrackEval's names; empty without tracks
 * @param errors false alarms and misses of all labels
 * @param intervals of {@code coco} and {@code tracking} by the figure's name; mere counts, figures
 *     by size, and figures of too few frames have none
 * @param labels the same by label
 * @param bySize the same by COCO's sizes small, medium, large
 * @param byConfidence counts by confidence from 0.05 to 0.95, if less sure findings were dropped
 * @param best the confidence that is best, and what it is worth
 * @param leftOut findings by label that the dataset does not measure
 * @param blockLength how many neighbouring frames the bootstrap draws together
 */
public record AccuracyReport(
    Dataset dataset,
    AccuracyOptions options,
    Map<String, Double> coco,
    Map<String, Double> tracking,
    ErrorFigures errors,
    Map<String, Interval> intervals,
    SortedMap<String, LabelAccuracy> labels,
    Map<String, ErrorFigures> bySize,
    SortedMap<Double, ErrorCounts> byConfidence,
    BestConfidence best,
    SortedMap<String, Long> leftOut,
    int blockLength) {

  /**
   * The confidence with the lowest error rate, chosen on every other block of frames.
   *
   * @param confidence from 0 to 1; 1.01 if it were best to report nothing
   * @param chosenOn the counts on the frames that chose it
   * @param heldOut the counts on the frames between, which had no say in it
   */
  public record BestConfidence(double confidence, ErrorCounts chosenOn, ErrorCounts heldOut) {}

  /**
   * One label.
   *
   * @param name one of the dataset's labels
   * @return how right the analyzer is about it
   */
  public LabelAccuracy label(String name) {
    LabelAccuracy accuracy = labels.get(name);
    if (accuracy == null) {
      throw new IllegalArgumentException("the dataset has no label " + name);
    }
    return accuracy;
  }

  /**
   * The report for programs: names and values in a settled order, as {@code docs/cli.md} lists
   * them, for any JSON library to write.
   *
   * @return maps, lists, texts and numbers
   */
  public Map<String, Object> document() {
    return AccuracyDocument.of(this);
  }
}
