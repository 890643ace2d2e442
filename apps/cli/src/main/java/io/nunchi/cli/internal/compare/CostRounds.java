package io.nunchi.cli.internal.compare;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.cli.internal.evaluate.RepeatedCosts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The costs of two analyzers that take turns on the same frames. The fastest and the slowest turn
 * of each are left out. For one thread.
 */
final class CostRounds {

  private final RepeatedCosts baseline = new RepeatedCosts();
  private final RepeatedCosts candidate = new RepeatedCosts();

  /** Adds a turn of each. */
  void add(Map<Figure, Double> ofBaseline, Map<Figure, Double> ofCandidate) {
    baseline.add(ofBaseline);
    candidate.add(ofCandidate);
  }

  /** The medians, with the interval of their change; none for figures that a turn lacks. */
  Map<Figure, Difference> differences() {
    Map<Figure, Difference> differences = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.of(FigureGroup.SPEED)) {
      int turns = baseline.count(figure);
      if (turns > 0 && turns == candidate.count(figure)) {
        differences.put(figure, difference(figure));
      }
    }
    return differences;
  }

  private Difference difference(Figure figure) {
    double usual = baseline.median(figure).orElseThrow();
    double now = candidate.median(figure).orElseThrow();
    Optional<Interval> before = baseline.middle(figure);
    Optional<Interval> after = candidate.middle(figure);
    return before.isEmpty() || after.isEmpty()
        ? new Difference(usual, now)
        : ofRounds(usual, now, before.get(), after.get());
  }

  private static Difference ofRounds(double usual, double now, Interval before, Interval after) {
    return Difference.ofRounds(
        usual,
        now,
        new Interval(after.low() - before.high(), after.high() - before.low()),
        new Interval(after.low() / before.high(), after.high() / before.low()));
  }
}
