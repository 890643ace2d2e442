package io.nunchi.accuracy;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.measure.BestThresholdMeasurement;
import io.nunchi.accuracy.internal.measure.CalibrationMeasurement;
import io.nunchi.accuracy.internal.measure.DatasetLabels;
import io.nunchi.accuracy.internal.measure.Measurement;
import io.nunchi.accuracy.internal.measure.PairedMeasurement;
import io.nunchi.accuracy.label.LabelMatches;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.accuracy.threshold.BestThresholds;
import io.nunchi.accuracy.threshold.CalibrationSubject;
import io.nunchi.accuracy.threshold.ThresholdAim;
import io.nunchi.accuracy.threshold.ThresholdCalibration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Measures an analyzer against labelled frames, or two against each other.
 *
 * <p>Any thread.
 */
public final class Accuracy {

  private Accuracy() {}

  /**
   * Matches the labels of an analyzer and of a dataset, before the analyzer runs.
   *
   * @param dataset labelled frames
   * @param analyzerLabels the analyzer's labels, by its own names
   * @return the matches, by the names after the label mapping
   * @throws AccuracyException if they have no label in common, or if the dataset's options are
   *     strict and names are not equal
   */
  public static LabelMatches matchLabels(Dataset dataset, List<String> analyzerLabels)
      throws AccuracyException {
    List<String> mapped = analyzerLabels.stream().map(dataset.options()::mapped).sorted().toList();
    LabelMatches matches = DatasetLabels.match(dataset, mapped);
    DatasetLabels.require(dataset, matches, mapped);
    return matches;
  }

  /**
   * Computes all figures of an analyzer.
   *
   * @param dataset labelled frames
   * @param detections of the analyzer in each frame
   * @param options of the measurement
   * @return the report
   * @throws AccuracyException if detections and dataset have nothing in common
   */
  public static AccuracyReport measure(
      Dataset dataset, DatasetDetections detections, AccuracyOptions options)
      throws AccuracyException {
    return Measurement.of(dataset, detections, options).report();
  }

  /**
   * Chooses the least confidence of each label by an aim.
   *
   * @param dataset labelled frames, at least two
   * @param subject the analyzer
   * @param aim the aim
   * @param options of the measurement of the choice
   * @return the thresholds, and their figures on frames that had no say in them
   * @throws AccuracyException if detections and dataset have nothing in common, or the aim needs a
   *     duration that the dataset does not have
   */
  public static ThresholdCalibration calibrate(
      Dataset dataset, CalibrationSubject subject, ThresholdAim aim, AccuracyOptions options)
      throws AccuracyException {
    return CalibrationMeasurement.of(dataset, subject, aim, options);
  }

  /**
   * Counts false alarms as {@link ThresholdAim#falseAlarmsPerHour} does: false detections that
   * follow each other in one place are one.
   *
   * @param dataset a labelled sequence
   * @param detections of the analyzer
   * @return the false alarms of each label in an hour
   * @throws AccuracyException if detections and dataset have nothing in common, or the dataset has
   *     no duration
   */
  public static SortedMap<String, Double> falseAlarmsPerHour(
      Dataset dataset, DatasetDetections detections) throws AccuracyException {
    return CalibrationMeasurement.falseAlarmsPerHour(dataset, detections);
  }

  /**
   * Compares two analyzers on identical frames.
   *
   * @param dataset labelled frames
   * @param baseline the detections of the analyzer in use
   * @param candidate the detections of the analyzer that may replace it
   * @param options of the measurement
   * @return the comparison
   * @throws AccuracyException if detections and dataset have nothing in common
   */
  public static ComparisonReport compare(
      Dataset dataset,
      DatasetDetections baseline,
      DatasetDetections candidate,
      AccuracyOptions options)
      throws AccuracyException {
    return new PairedMeasurement(dataset, baseline, candidate, options).report();
  }

  /**
   * Compares two analyzers, each at the thresholds with which it makes the fewest errors. Each
   * block of frames is measured at thresholds that the other blocks chose.
   *
   * @param dataset labelled frames
   * @param baseline the detections of the analyzer in use; of thresholds below which it reports
   *     nothing, nothing is known
   * @param candidate the detections of the analyzer that may replace it
   * @return the comparison; empty with one frame, of which no other can choose
   * @throws AccuracyException if detections and dataset have nothing in common
   */
  public static Optional<BestThresholds> compareAtBestThresholds(
      Dataset dataset, DatasetDetections baseline, DatasetDetections candidate)
      throws AccuracyException {
    return dataset.frames().size() < 2
        ? Optional.empty()
        : Optional.of(new BestThresholdMeasurement(dataset).of(baseline, candidate));
  }
}
