package io.nunchi.accuracy.figure;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Error counts with the 95 % intervals of their ratios.
 *
 * <p>Immutable; any thread.
 *
 * @param counts the counts
 * @param intervals by figure of {@link FigureGroup#ERRORS}; those of too few frames are missing
 */
public record ErrorFigures(ErrorCounts counts, Map<Figure, Interval> intervals) {

  /** Keeps a copy. */
  public ErrorFigures {
    intervals = Map.copyOf(intervals);
  }

  /**
   * An error figure.
   *
   * @param figure a figure of {@link FigureGroup#ERRORS}
   * @return empty if there is nothing to divide by
   */
  public OptionalDouble value(Figure figure) {
    return counts.value(figure);
  }

  /**
   * The 95 % interval of an error figure.
   *
   * @param figure a figure of {@link FigureGroup#ERRORS}
   * @return empty if there are too few frames
   */
  public Optional<Interval> interval(Figure figure) {
    return Optional.ofNullable(intervals.get(figure));
  }
}
