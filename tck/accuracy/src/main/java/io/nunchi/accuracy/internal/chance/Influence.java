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
 * difference of their figures. Where hardly a frame differs, the rule of three stands behind the
 * interval of the difference: that no difference was seen is no proof that there is none.
 * Immutable; any thread.
 */
public final class Influence {

  private static final double TAIL = 0.025;

  /** Frames of a film that say the same where nothing varies, so that it cannot be measured. */
  private static final double ASSUMED_BLOCK = 10;

  /** An event unseen in n trials happens in 3 of n at most, 95 % sure (rule of three). */
  private static final double UNSEEN = 3;

  private final double value;
  private final double[] terms;
  private final Basis basis;
  private final boolean isDifference;
  private final Interval bounds;

  private Influence(
      double value, double[] terms, Basis basis, boolean isDifference, Interval bounds) {
    this.value = value;
    this.terms = terms;
    this.basis = basis;
    this.isDifference = isDifference;
    this.bounds = bounds;
  }

  /**
   * The basis of a figure.
   *
   * @param frames the number of frames that have a part in it
   * @param boxes the number of boxes that it is computed of; one more or less changes it by about
   *     one part of so many
   */
  public record Basis(int frames, double boxes) {

    /** Without a box, nothing can differ, and no figure is defined. */
    public Basis {
      boxes = Math.max(1, boxes);
    }
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
    Basis basis = new Basis(speaking, Arrays.stream(denominator).sum());
    return Optional.of(
        new Influence(value, Ratio.influences(numerator, denominator), basis, false, bounds));
  }

  /** The influence of groups of frames, as a jackknife finds it. */
  static Influence ofGroups(Figure figure, double value, double[] terms, Basis basis) {
    return new Influence(value, terms, basis, false, new Interval(figure.least(), figure.most()));
  }

  /** The influence on the difference of this figure and another one in the same frames. */
  public Influence less(Influence other) {
    double[] differences = new double[terms.length];
    Arrays.setAll(differences, i -> terms[i] - other.terms[i]);
    return new Influence(
        value - other.value,
        differences,
        new Basis(
            Math.min(basis.frames, other.basis.frames), Math.min(basis.boxes, other.basis.boxes)),
        true,
        new Interval(bounds.low() - other.bounds.high(), bounds.high() - other.bounds.low()));
  }

  /**
   * The 95 % interval.
   *
   * @param sample the frames
   * @return empty if there are too few frames
   */
  public Optional<Interval> interval(FrameSample sample) {
    if (sample.degreesOfFreedom(basis.frames).isEmpty()) {
      return Optional.empty();
    }
    double film = sample.likeness();
    Interval ofImages = film < 1 ? asImages(sample.frames()) : asFilm(sample.frames());
    Interval ofFilm = film > 0 ? asFilm(sample.frames()) : ofImages;
    double low = (1 - film) * ofImages.low() + film * ofFilm.low();
    double high = (1 - film) * ofImages.high() + film * ofFilm.high();
    return Optional.of(new Interval(Math.max(bounds.low(), low), Math.min(bounds.high(), high)));
  }

  private Interval asImages(int frames) {
    int freedom = counted(FrameSample.freedomOfImages(basis.frames));
    double error = Math.sqrt(LongRunVariance.ofIndependent(terms)) / frames;
    double student = student(freedom);
    return isDifference
        ? about(Math.max(student * error, unseen(frames, 1, student)))
        : score(new ScoreInterval(student, basis.frames), error);
  }

  private Interval asFilm(int frames) {
    int freedom = FrameSample.freedomOfFilm(basis.frames);
    double error = Math.sqrt(LongRunVariance.ofFilm(terms, freedom, basis.frames)) / frames;
    double student = student(counted(freedom));
    double errorOfOne = Math.sqrt(LongRunVariance.ofOneInFilm(freedom, basis.frames));
    return isDifference
        ? about(Math.max(student * error, unseen(frames, ASSUMED_BLOCK, student * errorOfOne)))
        : score(new ScoreInterval(student, basis.frames / ASSUMED_BLOCK), error);
  }

  private int counted(int freedom) {
    return Math.min(freedom, terms.length - 1);
  }

  private static double student(int freedom) {
    return -TDistribution.of(freedom).inverseCumulativeProbability(TAIL);
  }

  private Interval about(double half) {
    return new Interval(value - half, value + half);
  }

  private Interval score(ScoreInterval shape, double error) {
    return shape.of(value, error, bounds.low(), bounds.high());
  }

  /**
   * The half of an interval that a difference may have though hardly a frame differs: as many boxes
   * as the rule of three allows, each for a block of frames. The more frames differ, the better
   * they show how they do; so this gives way where their own chance makes the interval as wide.
   *
   * @param frames the number of frames
   * @param block the number of frames that a difference lasts, as far as nobody has seen one
   * @param halfOfOne the half of an interval in boxes where one box differs
   */
  private double unseen(int frames, double block, double halfOfOne) {
    double unseen = UNSEEN * block;
    double seen = halfOfOne * Math.sqrt((double) differing(frames));
    double boxes = seen <= unseen ? unseen : unseen * Math.pow(unseen / seen, 4);
    return boxes / basis.boxes;
  }

  /** The number of terms that half a box or more has changed. */
  private long differing(int frames) {
    double half = 0.5 * frames / basis.boxes;
    return Arrays.stream(terms).filter(term -> Math.abs(term) >= half).count();
  }

  /**
   * The degrees of freedom of Student's t, by which the interval is made.
   *
   * @return empty if there are too few frames
   */
  public OptionalInt degreesOfFreedom(FrameSample sample) {
    OptionalInt freedom = sample.degreesOfFreedom(basis.frames);
    return freedom.isEmpty() ? freedom : OptionalInt.of(counted(freedom.getAsInt()));
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
