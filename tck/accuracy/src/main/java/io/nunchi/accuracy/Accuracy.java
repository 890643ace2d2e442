package io.nunchi.accuracy;

import io.nunchi.accuracy.internal.Measurement;
import io.nunchi.accuracy.internal.compare.PairedMeasurement;
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
   * @param findings what was found in each of them
   * @param options how
   * @return the report
   * @throws AccuracyException if findings and dataset have nothing in common
   */
  public static AccuracyReport measure(Dataset dataset, Findings findings, AccuracyOptions options)
      throws AccuracyException {
    return Measurement.of(dataset, findings, options).report();
  }

  /**
   * Compares two analyzers on identical frames.
   *
   * @param dataset labelled frames
   * @param baseline what the analyzer in use found
   * @param candidate what the one found that may replace it
   * @param options how
   * @return the comparison
   * @throws AccuracyException if findings and dataset have nothing in common
   */
  public static ComparisonReport compare(
      Dataset dataset, Findings baseline, Findings candidate, AccuracyOptions options)
      throws AccuracyException {
    return new PairedMeasurement(dataset, baseline, candidate, options).report();
  }
}
