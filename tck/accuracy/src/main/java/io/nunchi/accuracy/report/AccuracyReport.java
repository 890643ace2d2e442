package io.nunchi.accuracy.report;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DetectionNotes;
import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.ErrorFigures;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.figure.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;

/**
 * The figures of one analyzer on a dataset. The same dataset, detections and options give the same
 * report, to the last digit.
 *
 * <p>Immutable; any thread.
 *
 * @param dataset the labelled frames
 * @param options the options of the measurement
 * @param coco the figures of {@link FigureGroup#COCO} over all labels
 * @param tracking the figures of {@link FigureGroup#TRACKING}; empty without tracks
 * @param errors false alarms and misses of all labels
 * @param intervals of {@code coco} and {@code tracking}, for figures that have one
 * @param labels the figures of each label
 * @param bySize false alarms and misses by COCO's sizes small, medium, large
 * @param byConfidence the counts by confidence from 0.05 to 0.95, if less confident detections were
 *     dropped
 * @param best the best confidence
 * @param leftOut detections by label that the dataset does not measure
 * @param withoutDetections labels of the dataset that no detection has, sorted
 * @param notes how the detections were found or read
 * @param intervalBasis what the intervals rest on; it tells if frames are too few
 * @param truthFit tells if the labels are of these pictures
 */
public record AccuracyReport(
    Dataset dataset,
    AccuracyOptions options,
    Map<Figure, Double> coco,
    Map<Figure, Double> tracking,
    ErrorFigures errors,
    Map<Figure, Interval> intervals,
    SortedMap<String, LabelAccuracy> labels,
    Map<String, ErrorFigures> bySize,
    SortedMap<Double, ErrorCounts> byConfidence,
    BestConfidence best,
    SortedMap<String, Long> leftOut,
    List<String> withoutDetections,
    DetectionNotes notes,
    IntervalBasis intervalBasis,
    TruthFit truthFit) {

  /**
   * The confidence with the lowest error rate on these frames, which choose it themselves; so its
   * error rate is too low, and that of {@code heldOut} is what to expect.
   *
   * @param confidence from 0.01 to 1; 1.01 if it were best to report nothing
   * @param chosenOn the counts at this confidence, on the frames that chose it
   * @param heldOut the counts when each block of frames reports by the confidence that the other
   *     blocks chose; empty with one frame
   */
  public record BestConfidence(
      double confidence, ErrorCounts chosenOn, Optional<ErrorCounts> heldOut) {}

  /**
   * The names that a label cannot have: {@link #document} uses them beside the labels.
   *
   * @return names of figures and other keys
   */
  public static Set<String> reservedNames() {
    return AccuracyDocument.reservedNames();
  }

  /**
   * The figures of one label.
   *
   * @param name one of the dataset's labels
   * @return its figures
   */
  public LabelAccuracy label(String name) {
    LabelAccuracy accuracy = labels.get(name);
    if (accuracy == null) {
      throw new IllegalArgumentException("the dataset has no label " + name);
    }
    return accuracy;
  }

  /**
   * The errors of one size.
   *
   * @param size one of {@link #bySize}
   * @return its counts
   */
  public ErrorFigures sizeErrors(String size) {
    ErrorFigures errors = bySize.get(size);
    if (errors == null) {
      throw new IllegalArgumentException("there is no size " + size);
    }
    return errors;
  }

  /**
   * The value of a figure over all labels.
   *
   * @param figure the figure
   * @return empty if it was not measured, or has nothing to divide by
   */
  public OptionalDouble value(Figure figure) {
    if (figure.group() == FigureGroup.ERRORS) {
      return errors.value(figure);
    }
    Double value = (figure.group() == FigureGroup.COCO ? coco : tracking).get(figure);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * The 95 % interval of a figure over all labels.
   *
   * @param figure the figure
   * @return empty if it was not measured, has no interval, or there are too few frames
   */
  public Optional<Interval> interval(Figure figure) {
    return figure.group() == FigureGroup.ERRORS
        ? errors.interval(figure)
        : Optional.ofNullable(intervals.get(figure));
  }

  /**
   * Everything that a person must know of labels and files before the figures: labels without a
   * counterpart, labels that match by other names, and leniencies.
   *
   * @param subject the analyzer or file, as the warnings call it
   * @return sentences, the heaviest first; empty if there is nothing to tell
   */
  public List<String> warnings(String subject) {
    return AccuracyWarnings.of(this, subject);
  }

  /**
   * The report for programs: names and values in a fixed order, as {@code docs/cli.md} lists them,
   * for any JSON library to write.
   *
   * @return maps, lists, texts and numbers
   */
  public Map<String, Object> document() {
    return AccuracyDocument.of(this);
  }
}
