package io.nunchi.accuracy;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.gate.GateEvidence;
import java.util.Map;
import java.util.Optional;

/** Costs that were measured in rounds. */
final class Costs {

  private Costs() {}

  /** The candidate takes 60 % of the time, in all rounds but the extreme ones. */
  static GateEvidence cheaper(GateEvidence evidence) {
    return with(evidence, 0.6, 0.02);
  }

  /**
   * The candidate's time in parts of the baseline's, and the spread of the change in the same
   * parts; both take as much memory.
   */
  static GateEvidence with(GateEvidence evidence, double times, double spread) {
    return new GateEvidence(
        evidence.dataset(),
        evidence.comparison(),
        Map.of(
            Figure.CPU_SECONDS_PER_FRAME, cost(0.05, times, spread),
            Figure.MILLIS_P50, cost(30, times, spread),
            Figure.PEAK_MEMORY_BYTES, cost(4e8, 1, spread)));
  }

  private static Difference cost(double baseline, double times, double spread) {
    double change = baseline * (times - 1);
    return new Difference(
        baseline,
        baseline * times,
        Optional.of(new Interval(change - spread * baseline, change + spread * baseline)));
  }
}
