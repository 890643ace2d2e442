package io.nunchi.accuracy;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.measure.Measurement;
import io.nunchi.accuracy.internal.measure.PairedMeasurement;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.ComparisonReport;
import java.util.Collections;
import java.util.List;

/**
 * Compares what an analyzer found with what is there.
 *
 * <p>Any thread.
 */
public final class Accuracy {

  private Accuracy() {}

  /**
   * Refuses an analyzer that can find nothing of what a dataset labels, before it runs.
   *
   * @param dataset labelled frames
   * @param analyzerLabels what the analyzer can find, by its own names
   * @throws AccuracyException if they have no label in common
   */
  public static void requireCommonLabel(Dataset dataset, List<String> analyzerLabels)
      throws AccuracyException {
    List<String> mapped = analyzerLabels.stream().map(dataset.options()::mapped).sorted().toList();
    if (Collections.disjoint(mapped, dataset.labels())) {
      throw new AccuracyException(List.of(Measurement.nothingInCommon(dataset, mapped)));
    }
  }

  /**
   * Measures.
   *
   * @param dataset labelled frames
   * @param detections what was found in each of them
   * @param options how
   * @return the report
   * @throws AccuracyException if detections and dataset have nothing in common
   */
  public static AccuracyReport measure(
      Dataset dataset, DatasetDetections detections, AccuracyOptions options)
      throws AccuracyException {
    return Measurement.of(dataset, detections, options).report();
  }

  /**
   * Compares two analyzers on identical frames.
   *
   * @param dataset labelled frames
   * @param baseline what the analyzer in use found
   * @param candidate what the one found that may replace it
   * @param options how
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
}
