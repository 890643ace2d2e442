package io.nunchi.accuracy.internal.chance;

import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A figure, and how much each group of frames has shifted it. From that follows its 95 % interval;
 * and as two analyzers see the same frames, the difference of their influences is that of the
 * difference of their figures. Immutable; any thread.
 */
public final class Influence {

  private static final double TAIL = 0.025;

  /** Frames of a film that say the same where nothing varies, so that it cannot be measured. */
  private static final double ASSUMED_BLOCK = 10;

  private final double value;
  private final double[] terms;
  private final int speaking;
  private final boolean isDifference;
  private final double least;
  private final double most;

  private Influence(
      double value, double[] terms, int speaking, boolean isDifference, Interval bounds) {
    this.value = value;
    this.terms = terms;
    this.speaking = speaking;
    this.isDifference = isDifference;
    this.least = bounds.low();
    this.most = bounds.high();
  }

  /**
   * The influence of frames on a ratio of two sums over them. The frames may bound it more closely
   * than its definition.
   *
   * @param speaking the number of frames that have a part in it
   * @return empty if there is nothing to divide by
   */
  public static Optional<Influence> ofRatio(
      Figure figure, double[] numerator, double[] denominator, int speaking) {
    double value = Ratio.value(numerator, denominator);
    if (!Double.isFinite(value)) {
      return Optional.empty();
    }
    boolean isNeverNegative = Arrays.stream(numerator).allMatch(part -> part >= 0);
    boolean isNeverAboveOne =
        IntStream.range(0, numerator.length).allMatch(i -> numerator[i] <= denominator[i]);
    Interval bounds =
        new Interval(
            isNeverNegative ? Math.max(0, figure.least()) : figure.least(),
            isNeverAboveOne ? Math.min(1, figure.most()) : figure.most());
    return Optional.of(
        new Influence(value, Ratio.influences(numerator, denominator), speaking, false, bounds));
  }

  /** The influence of groups of frames, as a jackknife finds it. */
  static Influence ofGroups(Figure figure, double value, double[] terms, int speaking) {
    return new Influence(
        value, terms, speaking, false, new Interval(figure.least(), figure.most()));
  }

  /** The influence on the difference of this figure and another one in the same frames. */
  public Influence less(Influence other) {
    double[] differences = new double[terms.length];
    Arrays.setAll(differences, i -> terms[i] - other.terms[i]);
    return new Influence(
        value - other.value,
        differences,
        Math.min(speaking, other.speaking),
        true,
        new Interval(least - other.most, most - other.least));
  }

  /**
   * The 95 % interval.
   *
   * @param sample the frames
   * @return empty if there are too few frames
   */
  public Optional<Interval> interval(FrameSample sample) {
    OptionalInt freedom = sample.degreesOfFreedom(speaking);
    if (freedom.isEmpty()) {
      return Optional.empty();
    }
    boolean isFilm = sample.areNeighboursAlike();
    double variance =
        isFilm
            ? LongRunVariance.ofFilm(terms, freedom.getAsInt(), speaking)
            : LongRunVariance.ofIndependent(terms);
    double error = Math.sqrt(variance) / sample.frames();
    int counted = degreesOfFreedom(sample).getAsInt();
    double student = -TDistribution.of(counted).inverseCumulativeProbability(TAIL);
    ScoreInterval shape = new ScoreInterval(student, speaking / (isFilm ? ASSUMED_BLOCK : 1));
    Interval interval =
        isDifference ? shape.mean(value, error) : shape.of(value, error, least, most);
    return Optional.of(
        new Interval(Math.max(least, interval.low()), Math.min(most, interval.high())));
  }

  /**
   * The degrees of freedom of Student's t, by which the interval is made.
   *
   * @return empty if there are too few frames
   */
  public OptionalInt degreesOfFreedom(FrameSample sample) {
    OptionalInt freedom = sample.degreesOfFreedom(speaking);
    return freedom.isEmpty()
        ? freedom
        : OptionalInt.of(Math.min(freedom.getAsInt(), terms.length - 1));
  }

  /** The intervals of those figures that have one. */
  public static Map<Figure, Interval> intervals(
      Map<Figure, Influence> influences, FrameSample sample) {
    Map<Figure, Interval> intervals = new EnumMap<>(Figure.class);
    influences.forEach(
        (figure, influence) ->
            influence.interval(sample).ifPresent(interval -> intervals.put(figure, interval)));
    return intervals;
  }
}
