package io.nunchi.accuracy.figure;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/**
 * Right and wrong detections at IoU 0.5, counted; the figures of {@link FigureGroup#ERRORS} are
 * ratios of these counts.
 *
 * <p>Immutable; any thread.
 *
 * @param labelled boxes that must be found
 * @param hits labelled boxes that were found
 * @param falseAlarms detections that fit no label
 */
public record ErrorCounts(long labelled, long hits, long falseAlarms) {

  private record Ratio(ToLongFunction<ErrorCounts> part, ToLongFunction<ErrorCounts> whole) {}

  private static final Map<Figure, Ratio> RATIOS =
      Map.of(
          Figure.ERROR_RATE,
          new Ratio(counts -> counts.falseAlarms + counts.misses(), ErrorCounts::labelled),
          Figure.PRECISION,
          new Ratio(ErrorCounts::hits, ErrorCounts::reported),
          Figure.RECALL,
          new Ratio(ErrorCounts::hits, ErrorCounts::labelled),
          Figure.F1,
          new Ratio(counts -> 2 * counts.hits, counts -> counts.labelled + counts.reported()));

  /**
   * Labelled boxes that were not found.
   *
   * @return not negative
   */
  public long misses() {
    return labelled - hits;
  }

  private long reported() {
    return hits + falseAlarms;
  }

  /**
   * An error figure of these counts.
   *
   * @param figure a figure of {@link FigureGroup#ERRORS}
   * @return empty if there is nothing to divide by
   */
  public OptionalDouble value(Figure figure) {
    long denominator = denominator(figure);
    return denominator == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) numerator(figure) / denominator);
  }

  /**
   * The numerator of an error figure.
   *
   * @param figure a figure of {@link FigureGroup#ERRORS}
   * @return not negative
   */
  public long numerator(Figure figure) {
    return ratio(figure).part().applyAsLong(this);
  }

  /**
   * The denominator of an error figure.
   *
   * @param figure a figure of {@link FigureGroup#ERRORS}
   * @return not negative
   */
  public long denominator(Figure figure) {
    return ratio(figure).whole().applyAsLong(this);
  }

  private static Ratio ratio(Figure figure) {
    Ratio ratio = RATIOS.get(figure);
    if (ratio == null) {
      throw new IllegalArgumentException(figure + " is not computed from error counts");
    }
    return ratio;
  }
}
