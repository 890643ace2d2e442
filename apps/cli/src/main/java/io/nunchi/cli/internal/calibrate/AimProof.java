package io.nunchi.cli.internal.calibrate;

import io.nunchi.accuracy.figure.ErrorFigures;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.threshold.LabelThreshold.State;
import io.nunchi.accuracy.threshold.ThresholdAim;
import io.nunchi.accuracy.threshold.ThresholdCalibration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The figure that an aim is about, measured on the data of a check.
 *
 * @param values the figure of each label that chose its threshold, or of all labels together
 * @param missed those whose figure misses the aim, beyond chance where there is an interval
 * @param lines for people
 */
public record AimProof(Map<String, Double> values, List<String> missed, List<String> lines) {

  private static final String ALL = "all labels";

  /** Keeps copies. */
  public AimProof {
    values = Map.copyOf(values);
    missed = List.copyOf(missed);
    lines = List.copyOf(lines);
  }

  /** Judges by precision, at the calibrated thresholds. */
  static AimProof ofPrecision(
      ThresholdCalibration calibration, boolean isPerLabel, AccuracyReport calibrated) {
    Map<String, ErrorFigures> figures = new LinkedHashMap<>();
    calibrated.labels().forEach((label, of) -> figures.put(label, of.errors()));
    figures.keySet().retainAll(choosing(calibration, isPerLabel));
    if (figures.isEmpty()) {
      figures.put(ALL, calibrated.errors());
    }
    Collected collected = new Collected(calibration.aim());
    figures.forEach(collected::precision);
    return collected.proof();
  }

  /** Judges by false alarms per hour, at the calibrated thresholds. */
  static AimProof ofFalseAlarms(
      ThresholdCalibration calibration, boolean isPerLabel, SortedMap<String, Double> perHour) {
    Map<String, Double> figures = new LinkedHashMap<>(perHour);
    figures.keySet().retainAll(choosing(calibration, isPerLabel));
    if (figures.isEmpty()) {
      figures.put(ALL, perHour.values().stream().mapToDouble(Double::doubleValue).sum());
    }
    Collected collected = new Collected(calibration.aim());
    figures.forEach(collected::falseAlarms);
    return collected.proof();
  }

  /** The labels to which the aim applies by themselves. */
  private static List<String> choosing(ThresholdCalibration calibration, boolean isPerLabel) {
    return calibration.thresholds().entrySet().stream()
        .filter(entry -> isPerLabel && entry.getValue().state() == State.CHOSEN)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Collects the figures of one aim. */
  private record Collected(
      ThresholdAim aim, Map<String, Double> values, List<String> missed, List<String> lines) {

    Collected(ThresholdAim aim) {
      this(aim, new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    }

    void precision(String label, ErrorFigures figures) {
      if (figures.value(Figure.PRECISION).isEmpty()) {
        lines.add("not proven: nothing of " + label + " is reported on other data");
        return;
      }
      double value = figures.value(Figure.PRECISION).getAsDouble();
      Optional<Interval> interval = figures.interval(Figure.PRECISION);
      values.put(label, value);
      String verdict = "not proven";
      if (interval.isPresent() && interval.get().high() < aim.amount()) {
        verdict = "missed";
        missed.add(label);
      } else if (interval.isPresent() && interval.get().low() >= aim.amount()) {
        verdict = "proven";
      }
      String range =
          interval
              .map(
                  of ->
                      String.format(
                          Locale.ROOT,
                          " (95 %% sure: %.1f to %.1f %%)",
                          of.low() * 100,
                          of.high() * 100))
              .orElse(" (too few frames for an interval)");
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: precision of %s is %.1f %%%s on other data, and %.1f %% by the aim",
              verdict,
              label,
              value * 100,
              range,
              aim.amount() * 100));
    }

    void falseAlarms(String label, double perHour) {
      values.put(label, perHour);
      boolean isMissed = perHour > aim.amount();
      if (isMissed) {
        missed.add(label);
      }
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %.1f false alarms of %s an hour on other data, and at most %.1f by the aim",
              isMissed ? "missed" : "met",
              perHour,
              label,
              aim.amount()));
    }

    AimProof proof() {
      return new AimProof(values, missed, lines);
    }
  }
}
