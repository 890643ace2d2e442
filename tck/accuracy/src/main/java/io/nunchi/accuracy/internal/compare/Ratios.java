package io.nunchi.accuracy.internal.compare;

import io.nunchi.accuracy.Difference;
import io.nunchi.accuracy.internal.chance.BlockBootstrap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Adds differences of ratios with their intervals.
 *
 * @param differences where they go
 * @param bootstrap draws both analyzers' frames together
 */
record Ratios(Map<String, Difference> differences, BlockBootstrap bootstrap) {

  /**
   * Adds one, unless a side has none.
   *
   * @param byFrame numerator and denominator of the candidate, then of the baseline
   */
  void add(String name, OptionalDouble baseline, OptionalDouble candidate, double[][] byFrame) {
    if (baseline.isPresent() && candidate.isPresent()) {
      differences.put(
          name,
          new Difference(
              baseline.getAsDouble(),
              candidate.getAsDouble(),
              bootstrap.ofRatioDifference(byFrame[0], byFrame[1], byFrame[2], byFrame[3])));
    }
  }
}
