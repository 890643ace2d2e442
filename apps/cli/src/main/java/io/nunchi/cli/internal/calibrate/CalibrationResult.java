package io.nunchi.cli.internal.calibrate;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.accuracy.threshold.ThresholdCalibration;
import io.nunchi.cli.internal.evaluate.PassResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Thresholds, and what is known of them.
 *
 * @param shipped the run of the analyzer as it was given
 * @param calibration the thresholds, and their figures on held-out frames
 * @param shippedReport the figures at the shipped thresholds, on the same frames
 * @param choice the thresholds as the analyzer takes them
 * @param proof shipped and calibrated thresholds on other data, where given
 */
public record CalibrationResult(
    PassResult shipped,
    ThresholdCalibration calibration,
    AccuracyReport shippedReport,
    Choice choice,
    Optional<Proof> proof) {

  /**
   * The check of the chosen thresholds on other data.
   *
   * @param comparison shipped and calibrated thresholds
   * @param aim the aim's own figure; empty where that is the error rate
   */
  public record Proof(ComparisonReport comparison, Optional<AimProof> aim) {}

  /** Shipped and calibrated thresholds on other data, where given. */
  Optional<ComparisonReport> check() {
    return proof.map(Proof::comparison);
  }

  /** The aim's own figure on other data; empty where that is the error rate. */
  Optional<AimProof> aimProof() {
    return proof.flatMap(Proof::aim);
  }

  /**
   * Thresholds as the analyzer takes them.
   *
   * @param isPerLabel false if the plugin has one threshold for all labels
   * @param byLabel by the analyzer's own names of its labels
   * @param settings the settings that carry them
   */
  public record Choice(
      boolean isPerLabel, SortedMap<String, Double> byLabel, Map<String, String> settings) {

    /** Keeps copies. */
    public Choice {
      byLabel = Collections.unmodifiableSortedMap(new TreeMap<>(byLabel));
      settings = Map.copyOf(settings);
    }
  }

  /** The labels for which no threshold meets the aim; they keep the shipped one. */
  public List<String> unreachable() {
    if (!choice.isPerLabel()) {
      return calibration.common().isFound() ? List.of() : List.of("all labels");
    }
    return calibration.thresholds().entrySet().stream()
        .filter(entry -> !entry.getValue().isFound())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The change of the error rate on the data of the check. */
  Optional<Difference> errorChange() {
    return check().map(comparison -> comparison.differences().get(Figure.ERROR_RATE));
  }

  /**
   * Tells if the check shows that the choice misses the aim, or, where that is the least error,
   * proves that the error rate rises by it.
   */
  public boolean isProvenWorse() {
    if (aimProof().isPresent()) {
      return !aimProof().get().missed().isEmpty();
    }
    return errorChange()
        .flatMap(Difference::interval)
        .filter(interval -> interval.low() > 0)
        .isPresent();
  }

  /** Everything for programs. */
  public Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>(calibration.document());
    document.put("isPerLabel", choice.isPerLabel());
    document.put("settings", choice.settings());
    document.put("manifest", Map.of("thresholds", Map.of("perLabel", choice.byLabel())));
    document.put("analyzer", shipped.about());
    document.put("shipped", shippedReport.document());
    document.put("calibratedOnHeldOutBlocks", calibration.heldOut().document());
    check().ifPresent(comparison -> document.put("check", comparison.document()));
    aimProof().ifPresent(aim -> document.put("checkOfAim", new TreeMap<>(aim.values())));
    return document;
  }
}
