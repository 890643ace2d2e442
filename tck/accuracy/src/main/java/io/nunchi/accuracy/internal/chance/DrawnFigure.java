package io.nunchi.accuracy.internal.chance;

import io.nunchi.accuracy.Interval;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A figure in every draw of a bootstrap, and between which bounds it lies by its definition. Two
 * analyzers' draws of the same bootstrap are pairs. Immutable; any thread.
 */
public final class DrawnFigure {

  private final double[] draws;
  private final double least;
  private final double most;

  private DrawnFigure(double[] draws, double least, double most) {
    this.draws = draws;
    this.least = least;
    this.most = most;
  }

  /**
   * A figure from 0 to 1.
   *
   * @param draws its value in every draw; NaN where it is not defined
   */
  public static DrawnFigure ofPart(double[] draws) {
    return new DrawnFigure(draws.clone(), 0, 1);
  }

  /** A ratio of two sums over frames. */
  public static DrawnFigure ofRatio(
      BlockBootstrap bootstrap, double[] numerator, double[] denominator) {
    boolean positive = Arrays.stream(numerator).allMatch(value -> value >= 0);
    boolean part = true;
    for (int i = 0; i < numerator.length; i++) {
      part &= numerator[i] <= denominator[i];
    }
    return new DrawnFigure(
        bootstrap.ratios(numerator, denominator),
        positive ? 0 : Double.NEGATIVE_INFINITY,
        part ? 1 : Double.POSITIVE_INFINITY);
  }

  /** This figure less another one, draw by draw. */
  public DrawnFigure less(DrawnFigure other) {
    double[] differences = new double[draws.length];
    Arrays.setAll(differences, i -> draws[i] - other.draws[i]);
    return new DrawnFigure(differences, least - other.most, most - other.least);
  }

  /**
   * The interval, within the bounds.
   *
   * @param bootstrap that drew it
   * @return empty if there are too few frames or draws
   */
  public Optional<Interval> interval(BlockBootstrap bootstrap) {
    return bootstrap
        .interval(draws)
        .map(
            interval ->
                new Interval(Math.max(least, interval.low()), Math.min(most, interval.high())));
  }

  /** The intervals of those figures that have one. */
  public static Map<String, Interval> intervals(
      Map<String, DrawnFigure> figures, BlockBootstrap bootstrap) {
    Map<String, Interval> intervals = new LinkedHashMap<>();
    figures.forEach(
        (name, figure) ->
            figure.interval(bootstrap).ifPresent(interval -> intervals.put(name, interval)));
    return intervals;
  }
}
