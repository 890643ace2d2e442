package io.nunchi.accuracy.internal.measure;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.accuracy.internal.error.BoxOutcomes;
import io.nunchi.accuracy.internal.threshold.HeldOutThresholds;
import io.nunchi.accuracy.internal.threshold.ThresholdSearch;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.threshold.CalibrationSubject;
import io.nunchi.accuracy.threshold.ThresholdAim;
import io.nunchi.accuracy.threshold.ThresholdCalibration;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.SortedMap;

/** Chooses thresholds, and measures the choice on frames held apart. */
public final class CalibrationMeasurement {

  private CalibrationMeasurement() {}

  /** Chooses; {@link io.nunchi.accuracy.Accuracy#calibrate} says the rest. */
  public static ThresholdCalibration of(
      Dataset dataset, CalibrationSubject subject, ThresholdAim aim, AccuracyOptions options)
      throws AccuracyException {
    requireFrames(dataset);
    ThresholdSearch search = new ThresholdSearch(aim, frameRate(dataset, aim));
    BoxOutcomes outcomes = Measurement.of(dataset, subject.lowest(), options).outcomes();
    HeldOutThresholds heldOut =
        subject.isPerLabel()
            ? HeldOutThresholds.of(search, dataset.labels(), outcomes)
            : HeldOutThresholds.common(search, dataset.labels(), outcomes);
    return new ThresholdCalibration(
        aim,
        search.perLabel(dataset.labels(), outcomes, frame -> true),
        search.common(outcomes, frame -> true),
        Measurement.of(dataset, heldOut.reported(subject), options).report());
  }

  /** Counts; {@link io.nunchi.accuracy.Accuracy#falseAlarmsPerHour} says the rest. */
  public static SortedMap<String, Double> falseAlarmsPerHour(
      Dataset dataset, DatasetDetections detections) throws AccuracyException {
    ThresholdAim aim = ThresholdAim.falseAlarmsPerHour(0);
    return new ThresholdSearch(aim, frameRate(dataset, aim))
        .falseAlarmsPerHour(
            dataset.labels(),
            Measurement.of(dataset, detections, AccuracyOptions.USUAL).outcomes());
  }

  private static void requireFrames(Dataset dataset) throws AccuracyException {
    if (dataset.frames().size() < 2) {
      throw refused(
          dataset,
          "one frame cannot be held apart from the frames that choose",
          "at least two frames",
          dataset.frames().size() + " frame");
    }
  }

  private static double frameRate(Dataset dataset, ThresholdAim aim) throws AccuracyException {
    boolean isNeeded = aim.kind() == ThresholdAim.Kind.FALSE_ALARMS_PER_HOUR;
    if (isNeeded && (!dataset.isSequence() || dataset.frameRate().isEmpty())) {
      throw refused(
          dataset,
          "false alarms an hour cannot be counted without a duration",
          "a sequence whose frame rate is known",
          dataset.isSequence() ? "a sequence of unknown frame rate" : "images");
    }
    return dataset.frameRate().orElse(1);
  }

  private static AccuracyException refused(
      Dataset dataset, String what, String expected, String found) {
    return new AccuracyException(
        List.of(
            Problem.of(AccuracyErrors.OPTION, what)
                .expected(expected)
                .found(found)
                .where(dataset.folder().toString())
                .fix("choose another dataset or another aim")));
  }
}
