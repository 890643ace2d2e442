package io.nunchi.accuracy.internal.measure;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.error.BoxOutcomes;
import io.nunchi.accuracy.internal.threshold.HeldOutThresholds;
import io.nunchi.accuracy.internal.threshold.ThresholdSearch;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.threshold.BestThresholds;
import io.nunchi.accuracy.threshold.LabelThreshold;
import io.nunchi.accuracy.threshold.ThresholdAim;
import java.util.SortedMap;

/**
 * Compares two analyzers at the thresholds with the least error, chosen for each block of frames on
 * the others (cross-fitting). For one thread.
 */
public final class BestThresholdMeasurement {

  private static final ThresholdSearch SEARCH = new ThresholdSearch(ThresholdAim.leastError(), 1);
  private static final AccuracyOptions EVERYTHING = AccuracyOptions.USUAL;

  private final Dataset dataset;

  /** Prepares to choose on a dataset of two frames or more. */
  public BestThresholdMeasurement(Dataset dataset) {
    this.dataset = dataset;
  }

  /** Compares. */
  public BestThresholds of(DatasetDetections baseline, DatasetDetections candidate)
      throws AccuracyException {
    BoxOutcomes before = outcomes(baseline);
    BoxOutcomes after = outcomes(candidate);
    return new BestThresholds(
        onAllFrames(before),
        onAllFrames(after),
        new PairedMeasurement(
                dataset, heldOut(before, baseline), heldOut(after, candidate), EVERYTHING)
            .report());
  }

  private BoxOutcomes outcomes(DatasetDetections detections) throws AccuracyException {
    return Measurement.of(dataset, detections, EVERYTHING).outcomes();
  }

  private SortedMap<String, LabelThreshold> onAllFrames(BoxOutcomes outcomes) {
    return SEARCH.perLabel(dataset.labels(), outcomes, frame -> true);
  }

  private DatasetDetections heldOut(BoxOutcomes outcomes, DatasetDetections detections) {
    return HeldOutThresholds.of(SEARCH, dataset.labels(), outcomes).reported(detections);
  }
}
