package io.nunchi.tck.accuracy;

import io.nunchi.tck.accuracy.internal.Measurement;

/**
 * Compares what an analyzer found with what is there.
 *
 * <p>Any thread.
 */
public final class Accuracy {

  private Accuracy() {}

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
}
