package io.nunchi.accuracy.internal.chance;

import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The values of a figure in every draw of a bootstrap, with its bounds. Two analyzers' draws of the
 * same bootstrap are pairs. Immutable; any thread.
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
   * A figure within its own bounds.
   *
   * @param draws its value in every draw; NaN where it is not defined
   */
  public static DrawnFigure of(Figure figure, double[] draws) {
    return new DrawnFigure(draws.clone(), figure.least(), figure.most());
  }

  /** A ratio of two sums over frames. The frames may bound it more closely than its definition. */
  public static DrawnFigure ofRatio(
      Figure figure, BlockBootstrap bootstrap, double[] numerator, double[] denominator) {
    boolean isNeverNegative = Arrays.stream(numerator).allMatch(value -> value >= 0);
    boolean isNeverAboveOne =
        IntStream.range(0, numerator.length).allMatch(i -> numerator[i] <= denominator[i]);
    return new DrawnFigure(
        bootstrap.ratios(numerator, denominator),
        isNeverNegative ? Math.max(0, figure.least()) : figure.least(),
        isNeverAboveOne ? Math.min(1, figure.most()) : figure.most());
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
  public static Map<Figure, Interval> intervals(
      Map<Figure, DrawnFigure> drawn, BlockBootstrap bootstrap) {
    Map<Figure, Interval> intervals = new EnumMap<>(Figure.class);
    drawn.forEach(
        (figure, draws) ->
            draws.interval(bootstrap).ifPresent(interval -> intervals.put(figure, interval)));
    return intervals;
  }
}
