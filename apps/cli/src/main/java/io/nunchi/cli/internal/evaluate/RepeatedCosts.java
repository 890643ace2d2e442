package io.nunchi.cli.internal.evaluate;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The costs of an analyzer in several turns on the same frames. Analyzers that are compared take
 * turns, so that other work on the machine disturbs all alike. For one thread.
 */
public final class RepeatedCosts {

  /** The number of turns of each analyzer. */
  public static final int TURNS = 5;

  private static final int FRAMES = 40;

  private final Map<Figure, List<Double>> turns = new EnumMap<>(Figure.class);

  /** Some frames of a dataset, in their order: enough to time an analyzer. */
  public static Dataset sample(Dataset dataset) {
    return dataset.part(0, Math.min(FRAMES, dataset.frames().size()));
  }

  /** Adds a turn. */
  public void add(Map<Figure, Double> turn) {
    turn.forEach(
        (figure, value) -> turns.computeIfAbsent(figure, unused -> new ArrayList<>()).add(value));
  }

  /** The number of turns that measured a figure. */
  public int count(Figure figure) {
    return sorted(figure).size();
  }

  /** The median; empty without a turn. */
  public OptionalDouble median(Figure figure) {
    List<Double> values = sorted(figure);
    return values.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(values.get(values.size() / 2));
  }

  /** The range without the lowest and the highest turn; empty with fewer than three turns. */
  public Optional<Interval> middle(Figure figure) {
    List<Double> values = sorted(figure);
    int last = values.size() - 2;
    return last < 1 ? Optional.empty() : Optional.of(new Interval(values.get(1), values.get(last)));
  }

  private List<Double> sorted(Figure figure) {
    return turns.getOrDefault(figure, List.of()).stream().sorted().toList();
  }
}
