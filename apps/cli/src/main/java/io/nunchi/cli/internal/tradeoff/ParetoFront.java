package io.nunchi.cli.internal.tradeoff;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** The models for which no other is at least as accurate and as fast, and better in one of both. */
final class ParetoFront {

  /**
   * A model as a point.
   *
   * @param accuracy higher is better
   * @param cost lower is better
   */
  record Point(OptionalDouble accuracy, OptionalDouble cost) {

    private boolean isComplete() {
      return accuracy.isPresent() && cost.isPresent();
    }

    private boolean beats(Point other) {
      double gain = accuracy.orElse(0) - other.accuracy.orElse(0);
      double saving = other.cost.orElse(0) - cost.orElse(0);
      return gain >= 0 && saving >= 0 && gain + saving > 0;
    }
  }

  private ParetoFront() {}

  /** The places of these models in the list; a model that lacks a figure is not among them. */
  static Set<Integer> of(List<Point> models) {
    Set<Integer> front = new TreeSet<>();
    for (int i = 0; i < models.size(); i++) {
      Point model = models.get(i);
      if (model.isComplete()
          && models.stream().noneMatch(other -> other.isComplete() && other.beats(model))) {
        front.add(i);
      }
    }
    return front;
  }
}
