package io.nunchi.accuracy.internal.error;

import io.nunchi.accuracy.ErrorCounts;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Hits, misses and false alarms of each frame at one confidence. */
public final class FrameCounts {

  private final double[] labelled;
  private final double[] hits;
  private final double[] falseAlarms;

  /** Counts. */
  public FrameCounts(Outcomes outcomes, double confidence) {
    labelled = new double[outcomes.frameCount()];
    hits = new double[outcomes.frameCount()];
    falseAlarms = new double[outcomes.frameCount()];
    for (Outcome outcome : outcomes.all()) {
      boolean reported = outcome.isReported(confidence);
      if (outcome.truth().isPresent()) {
        labelled[outcome.frame()]++;
        hits[outcome.frame()] += reported ? 1 : 0;
      } else {
        falseAlarms[outcome.frame()] += reported ? 1 : 0;
      }
    }
  }

  /** Labelled boxes by frame. */
  public double[] labelled() {
    return labelled.clone();
  }

  /** Labelled boxes that were found, by frame. */
  public double[] hits() {
    return hits.clone();
  }

  /** False alarms and misses by frame. */
  public double[] errors() {
    return byFrame(i -> falseAlarms[i] + labelled[i] - hits[i]);
  }

  /** Hits and false alarms by frame. */
  public double[] reported() {
    return byFrame(i -> hits[i] + falseAlarms[i]);
  }

  /** Twice the hits by frame: the numerator of F1. */
  public double[] twiceHits() {
    return byFrame(i -> 2 * hits[i]);
  }

  /** Labelled boxes, hits and false alarms by frame: the denominator of F1. */
  public double[] labelledAndReported() {
    return byFrame(i -> labelled[i] + hits[i] + falseAlarms[i]);
  }

  private double[] byFrame(IntToDoubleFunction value) {
    double[] values = new double[labelled.length];
    Arrays.setAll(values, value);
    return values;
  }

  /** All frames together. */
  ErrorCounts total() {
    return new ErrorCounts(sum(labelled), sum(hits), sum(falseAlarms));
  }

  private static long sum(double[] counts) {
    double sum = 0;
    for (double count : counts) {
      sum += count;
    }
    return (long) sum;
  }
}
