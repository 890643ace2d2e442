package io.nunchi.cli.internal.compare;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.figure.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The costs of two analyzers that take turns on the same frames, so that other work on the machine
 * disturbs both alike. The fastest and the slowest round of each are left out. For one thread.
 */
final class CostRounds {

  /** The number of turns of each analyzer. */
  static final int ROUNDS = 5;

  private static final int FRAMES = 40;

  private final Map<Figure, List<Double>> baseline = new EnumMap<>(Figure.class);
  private final Map<Figure, List<Double>> candidate = new EnumMap<>(Figure.class);

  /** Some frames of a dataset, in their order: enough to time an analyzer. */
  static Dataset sample(Dataset dataset) {
    return dataset.part(0, Math.min(FRAMES, dataset.frames().size()));
  }

  /** Adds a turn of each. */
  void add(Map<Figure, Double> ofBaseline, Map<Figure, Double> ofCandidate) {
    keep(baseline, ofBaseline);
    keep(candidate, ofCandidate);
  }

  private static void keep(Map<Figure, List<Double>> rounds, Map<Figure, Double> round) {
    round.forEach(
        (figure, value) -> rounds.computeIfAbsent(figure, unused -> new ArrayList<>()).add(value));
  }

  /** The medians, with the interval of their change; none for figures that a round lacks. */
  Map<Figure, Difference> differences() {
    Map<Figure, Difference> differences = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.of(FigureGroup.SPEED)) {
      List<Double> before = baseline.getOrDefault(figure, List.of());
      List<Double> after = candidate.getOrDefault(figure, List.of());
      int rounds = before.size();
      if (rounds > 0 && rounds == after.size()) {
        Collections.sort(before);
        Collections.sort(after);
        differences.put(figure, difference(before, after));
      }
    }
    return differences;
  }

  private static Difference difference(List<Double> before, List<Double> after) {
    int middle = before.size() / 2;
    int last = before.size() - 2;
    double usual = before.get(middle);
    double now = after.get(middle);
    return last < 1
        ? new Difference(usual, now)
        : Difference.ofRounds(
            usual,
            now,
            new Interval(after.get(1) - before.get(last), after.get(last) - before.get(1)),
            new Interval(after.get(1) / before.get(last), after.get(last) / before.get(1)));
  }
}
