package io.nunchi.accuracy;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.gate.GateEvidence;
import java.util.Map;

/** Costs as rounds would have measured them. */
final class Costs {

  private static final double SMALL_SPREAD = 0.02;

  private Costs() {}

  /** The candidate takes 60 % of the time, in all rounds. */
  static GateEvidence cheaper(GateEvidence evidence) {
    return with(evidence, 0.6, SMALL_SPREAD);
  }

  /** The candidate's time and the spread of the rounds, in parts of the baseline's time. */
  static GateEvidence with(GateEvidence evidence, double time, double spread) {
    return costs(evidence, time, 1, spread);
  }

  /** The candidate's time and memory, in parts of the baseline's. */
  static GateEvidence faster(GateEvidence evidence, double time, double memory) {
    return costs(evidence, time, memory, SMALL_SPREAD);
  }

  /** The candidate's time, measured once. */
  static GateEvidence once(GateEvidence evidence, double time) {
    return new GateEvidence(
        evidence.dataset(),
        evidence.comparison(),
        Map.of(
            Figure.CPU_SECONDS_PER_FRAME, new Difference(0.05, 0.05 * time),
            Figure.MILLIS_P50, new Difference(30, 30 * time),
            Figure.PEAK_MEMORY_BYTES, new Difference(4e8, 4e8)));
  }

  private static GateEvidence costs(
      GateEvidence evidence, double time, double memory, double spread) {
    return new GateEvidence(
        evidence.dataset(),
        evidence.comparison(),
        Map.of(
            Figure.CPU_SECONDS_PER_FRAME, cost(0.05, time, spread),
            Figure.MILLIS_P50, cost(30, time, spread),
            Figure.PEAK_MEMORY_BYTES, cost(4e8, memory, spread)));
  }

  private static Difference cost(double baseline, double times, double spread) {
    double change = baseline * (times - 1);
    double half = spread / 2;
    return Difference.ofRounds(
        baseline,
        baseline * times,
        new Interval(change - spread * baseline, change + spread * baseline),
        new Interval((times - half) / (1 + half), (times + half) / (1 - half)));
  }
}
