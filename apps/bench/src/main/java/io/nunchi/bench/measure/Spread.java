package io.nunchi.bench.measure;

import java.util.List;

/**
 * The median of several measurements of the same quantity, and how far they lie apart.
 *
 * @param median the middle one; the mean of the two in the middle of an even number
 * @param min the least
 * @param max the greatest
 */
public record Spread(double median, double min, double max) {

  /**
   * Sums measurements up.
   *
   * @param values at least one measurement
   */
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a spread needs a measurement");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
  }
}
