package io.nunchi.cli.internal.calibrate;

import io.nunchi.accuracy.Accuracy;
import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.accuracy.threshold.CalibrationSubject;
import io.nunchi.accuracy.threshold.ThresholdAim;
import io.nunchi.accuracy.threshold.ThresholdCalibration;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import io.nunchi.cli.internal.evaluate.AnalyzerPass;
import io.nunchi.cli.internal.evaluate.PassResult;
import io.nunchi.cli.internal.progress.RunReporter;
import io.nunchi.spi.failure.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The passes of a calibration: at the lowest threshold, which chooses; at the shipped thresholds;
 * and over the frames of the check at both. For one thread.
 *
 * @param dataset the frames that choose
 * @param check other frames, which prove the choice, or null
 * @param options of the measurements
 * @param hosts describes a host for each pass
 * @param reporter is told of the progress
 */
public record CalibrationRun(
    Dataset dataset,
    @Nullable Dataset check,
    AccuracyOptions options,
    Supplier<HostBuilder> hosts,
    RunReporter reporter) {

  /**
   * Calibrates.
   *
   * @throws CliException if the analyzer cannot start or fails on a frame, or has no setting that
   *     could carry a threshold
   */
  public CalibrationResult run(AnalyzerSpec analyzer, ThresholdAim aim) throws CliException {
    requireOtherData();
    ThresholdSettings thresholds = ThresholdSettings.of(analyzer, hosts);
    try {
      PassResult lowest = pass(dataset, thresholds.lowest(analyzer));
      PassResult shipped = pass(dataset, analyzer);
      ThresholdCalibration calibration =
          Accuracy.calibrate(
              dataset,
              new CalibrationSubject(
                  lowest.detections(), shipped.detections(), thresholds.isPerLabel()),
              aim,
              options);
      AccuracyReport before = Accuracy.measure(dataset, shipped.detections(), options);
      SortedMap<String, Double> byLabel =
          ThresholdSettings.byOwnLabel(calibration, lowest, dataset.options());
      Map<String, String> settings = thresholds.chosen(analyzer, calibration, byLabel);
      return new CalibrationResult(
          shipped,
          calibration,
          before,
          new CalibrationResult.Choice(thresholds.isPerLabel(), byLabel, settings),
          proof(analyzer, settings, calibration, thresholds.isPerLabel()));
    } catch (AccuracyException e) {
      throw CliException.refusedBy(e);
    }
  }

  private Optional<CalibrationResult.Proof> proof(
      AnalyzerSpec shipped,
      Map<String, String> settings,
      ThresholdCalibration calibration,
      boolean isPerLabel)
      throws CliException, AccuracyException {
    if (check == null) {
      return Optional.empty();
    }
    PassResult before = pass(check, shipped);
    PassResult after = pass(check, ThresholdSettings.with(shipped, settings));
    ComparisonReport comparison =
        Accuracy.compare(check, before.detections(), after.detections(), options);
    AimProof aim =
        switch (calibration.aim().kind()) {
          case LEAST_ERROR -> null;
          case PRECISION -> AimProof.ofPrecision(calibration, isPerLabel, comparison.candidate());
          case FALSE_ALARMS_PER_HOUR ->
              AimProof.ofFalseAlarms(
                  calibration, isPerLabel, Accuracy.falseAlarmsPerHour(check, after.detections()));
        };
    return Optional.of(new CalibrationResult.Proof(comparison, Optional.ofNullable(aim)));
  }

  private PassResult pass(Dataset frames, AnalyzerSpec analyzer) throws CliException {
    return new AnalyzerPass(frames, analyzer, reporter).run(hosts.get());
  }

  /** Frames that chose the thresholds prove nothing about them. */
  private void requireOtherData() throws CliException {
    if (check == null || !check.labelsDigest().equals(dataset.labelsDigest())) {
      return;
    }
    Set<Long> choosing =
        dataset.frames().stream().map(LabelledFrame::id).collect(Collectors.toSet());
    long common = check.frames().stream().filter(frame -> choosing.contains(frame.id())).count();
    if (common > 0) {
      throw CliException.usage(
          Problem.of(CliErrors.USAGE, "frames cannot prove what they chose themselves")
              .expected("other frames than those of --dataset")
              .found(common + " of the same")
              .where("--check " + check.folder())
              .fix("name other frames, best of another camera, or leave --check out"));
    }
  }
}
