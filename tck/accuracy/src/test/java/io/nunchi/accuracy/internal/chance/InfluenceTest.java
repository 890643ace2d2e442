package io.nunchi.accuracy.internal.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfluenceTest {

  private static final FrameSample RECORDING = FrameSample.film(200);

  @ParameterizedTest
  @CsvSource({"5,true", "10,true", "30,true", "99,true", "5,false", "19,false"})
  void tooFewFramesHaveNoInterval(int frames, boolean areAlike) {
    double[] ones = filled(frames, 1);
    double[] errors = alternating(frames);
    FrameSample sample = new FrameSample(frames, areAlike ? 1 : 0);
    assertThat(ratio(Figure.ERROR_RATE, errors, ones).interval(sample)).isEmpty();
    assertThat(sample.degreesOfFreedom()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"100,true,2", "1000,true,5", "20,false,19"})
  void degreesOfFreedomGrowSlowlyInRecordings(int frames, boolean areAlike, int freedom) {
    assertThat(new FrameSample(frames, areAlike ? 1 : 0).degreesOfFreedom()).hasValue(freedom);
  }

  @Test
  void onlyFramesThatHaveAPartInAFigureCountForIt() {
    double[] labelled = new double[200];
    Arrays.fill(labelled, 0, 99, 1);
    double[] hits = labelled.clone();
    hits[3] = 0;
    assertThat(ratio(Figure.RECALL, hits, labelled).interval(RECORDING)).isEmpty();
  }

  @Test
  void aFigureWithoutADenominatorHasNoInfluence() {
    assertThat(Influence.ofRatio(Figure.PRECISION, new double[200], new double[200], 200))
        .isEmpty();
  }

  /** The standard error of a mean of independent terms is in every textbook. */
  @Test
  void intervalsOfIndependentImagesAreWilsons() {
    double[] hits = new double[100];
    Arrays.fill(hits, 0, 80, 1);
    Interval interval =
        ratio(Figure.RECALL, hits, filled(100, 1)).interval(FrameSample.images(100)).orElseThrow();
    // t(99) = 1.9842, 99 effective trials: (0.8 + w/2 -+ sqrt(0.16 w + w²/4)) / (1 + w)
    double w = 1.98422 * 1.98422 / 99;
    double half = Math.sqrt(0.16 * w + w * w / 4);
    assertThat(interval.low()).isCloseTo((0.8 + w / 2 - half) / (1 + w), within(1e-5));
    assertThat(interval.high()).isCloseTo((0.8 + w / 2 + half) / (1 + w), within(1e-5));
  }

  @Test
  void noErrorAtAllIsNoProofThatThereIsNone() {
    double[] labelled = filled(200, 3);
    Interval recall = ratio(Figure.RECALL, labelled, labelled).interval(RECORDING).orElseThrow();
    assertThat(recall.low()).isBetween(0.4, 0.9);
    assertThat(recall.high()).isEqualTo(1);
    Interval errorRate =
        ratio(Figure.ERROR_RATE, new double[200], labelled).interval(RECORDING).orElseThrow();
    assertThat(errorRate.low()).isZero();
    assertThat(errorRate.high()).isBetween(0.1, 1.5);
  }

  @Test
  void anIntervalKeepsToWhatTheFigureCanBe() {
    double[] hits = filled(200, 1);
    hits[3] = 0;
    Interval recall = ratio(Figure.RECALL, hits, filled(200, 1)).interval(RECORDING).orElseThrow();
    assertThat(recall.low()).isBetween(0.5, 0.994);
    assertThat(recall.high()).isBetween(0.995, 1.0);
    double[] right = filled(200, 1);
    right[3] = -3;
    Interval mota = ratio(Figure.MOTA, right, filled(200, 1)).interval(RECORDING).orElseThrow();
    assertThat(mota.low()).isLessThan(0.97);
    assertThat(mota.high()).isBetween(0.98, 1.0);
  }

  /** The rule of three: what was not seen in n trials happens in 3 of n at most, 95 % sure. */
  @ParameterizedTest
  @CsvSource({"false,0.003", "true,0.03"})
  void thatNoFrameDiffersIsNoProofThatNoneWould(boolean isFilm, double most) {
    Influence some = ratio(Figure.ERROR_RATE, alternating(200), filled(200, 5));
    FrameSample sample = isFilm ? RECORDING : FrameSample.images(200);
    Interval interval = some.less(some).interval(sample).orElseThrow();
    assertThat(interval.low()).isCloseTo(-most, within(1e-12));
    assertThat(interval.high()).isCloseTo(most, within(1e-12));
  }

  /** An interval that jumped where frames begin to differ would turn verdicts about. */
  @ParameterizedTest
  @CsvSource({"0,0.001", "1,0.003"})
  void theIntervalOfADifferenceGrowsWithoutAStepWhereFramesBeginToDiffer(
      double likeness, double greatestStep) {
    FrameSample sample = new FrameSample(1000, likeness);
    double unseen = width(sample, 0);
    double before = unseen;
    for (int differing = 1; differing <= 300; differing++) {
      double width = width(sample, differing);
      assertThat(width).isBetween(before - greatestStep, before + greatestStep);
      assertThat(width).isGreaterThan(0.4 * unseen);
      before = width;
    }
    assertThat(before).isGreaterThan(unseen);
  }

  /** The interval's width when this many frames of 1,000 differ, now in favour of one. */
  private static double width(FrameSample sample, int differing) {
    double[] gained = new double[1000];
    double[] lost = new double[1000];
    Random random = new Random(11);
    for (int i = 0; i < differing; i++) {
      (random.nextBoolean() ? gained : lost)[i * 617 % 1000] = 1;
    }
    Interval interval =
        ratio(Figure.ERROR_RATE, gained, filled(1000, 5))
            .less(ratio(Figure.ERROR_RATE, lost, filled(1000, 5)))
            .interval(sample)
            .orElseThrow();
    return interval.high() - interval.low();
  }

  @Test
  void pairsAreSurerThanTheirParts() {
    Random random = new Random(1);
    double[] one = new double[200];
    Arrays.setAll(one, i -> random.nextInt(5));
    double[] other = one.clone();
    other[7]++;
    other[150]++;
    Influence before = ratio(Figure.ERROR_RATE, one, filled(200, 5));
    Influence after = ratio(Figure.ERROR_RATE, other, filled(200, 5));
    Interval difference = after.less(before).interval(RECORDING).orElseThrow();
    Interval alone = before.interval(RECORDING).orElseThrow();
    assertThat(difference.high() - difference.low()).isLessThan(0.3 * (alone.high() - alone.low()));
  }

  @Test
  void aJackknifeOfARatioFindsItsInfluences() {
    Random random = new Random(3);
    double[] errors = new double[200];
    double[] labelled = filled(200, 4);
    Arrays.setAll(errors, i -> random.nextInt(4));
    Map<Figure, Influence> influences =
        new Jackknife(RECORDING)
            .shifts(weights -> new double[] {sum(errors, weights) / sum(labelled, weights)})
            .influences(List.of(Figure.ERROR_RATE), 0, new Influence.Basis(200, 800), Map.of());
    Interval byGroups =
        Optional.ofNullable(influences.get(Figure.ERROR_RATE))
            .flatMap(influence -> influence.interval(RECORDING))
            .orElseThrow();
    Interval byFrames =
        ratio(Figure.ERROR_RATE, errors, labelled).interval(RECORDING).orElseThrow();
    assertThat(byGroups.low()).isCloseTo(byFrames.low(), within(0.006));
    assertThat(byGroups.high()).isCloseTo(byFrames.high(), within(0.006));
  }

  @Test
  void aFigureThatIsUndefinedWithoutSomeFramesHasNoInfluence() {
    Map<Figure, Influence> influences =
        new Jackknife(RECORDING)
            .shifts(weights -> new double[] {weights[0] == 0 ? Double.NaN : 1})
            .influences(List.of(Figure.AP), 0, new Influence.Basis(200, 800), Map.of());
    assertThat(influences).isEmpty();
  }

  /** A data set whose pictures have nothing to do with each other is widened by hardly anything. */
  @Test
  void imagesInNoOrderAreIndependent() {
    Random random = new Random(7);
    double likeness = 0;
    int alike = 0;
    for (int seed = 0; seed < 1000; seed++) {
      double[] errors = new double[94];
      Arrays.setAll(errors, i -> random.nextInt(5) == 0 ? 4 : random.nextInt(2));
      FrameSample sample = FrameSample.of(false, errors, filled(94, 3));
      likeness += sample.likeness() / 1000;
      alike += sample.isFilm() ? 1 : 0;
    }
    assertThat(likeness).isLessThan(0.04);
    assertThat(alike).isLessThan(10);
  }

  @ParameterizedTest
  @CsvSource({"0,0.3", "0.3,0.6", "0.6,0.9"})
  void betweenImagesAndAFilmIntervalsGrowWithLikeness(double less, double more) {
    double[] errors = new double[60];
    Arrays.setAll(errors, i -> i / 6 % 2);
    Influence influence = ratio(Figure.ERROR_RATE, errors, filled(60, 2));
    Interval narrow = influence.interval(new FrameSample(60, less)).orElseThrow();
    Interval wide = influence.interval(new FrameSample(60, more)).orElseThrow();
    assertThat(wide.high() - wide.low()).isGreaterThan(1.1 * (narrow.high() - narrow.low()));
    assertThat(influence.degreesOfFreedom(new FrameSample(60, more)).getAsInt())
        .isLessThan(influence.degreesOfFreedom(new FrameSample(60, less)).getAsInt());
  }

  @Test
  void imagesThatErrLikeTheOnesBeforeAreARecording() {
    double[] runs = new double[200];
    Arrays.fill(runs, 40, 90, 1);
    double[] mixed = new double[200];
    Random random = new Random(5);
    Arrays.setAll(mixed, i -> random.nextInt(2));
    assertThat(FrameSample.of(false, runs, filled(200, 1)).isFilm()).isTrue();
    assertThat(FrameSample.of(false, mixed, filled(200, 1)).likeness()).isZero();
    assertThat(FrameSample.of(true, mixed, filled(200, 1)).isFilm()).isTrue();
  }

  private static Influence ratio(Figure figure, double[] numerator, double[] denominator) {
    int speaking = (int) Arrays.stream(denominator).filter(value -> value > 0).count();
    return Influence.ofRatio(figure, numerator, denominator, speaking).orElseThrow();
  }

  private static double sum(double[] values, int[] weights) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  private static double[] filled(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] alternating(int length) {
    double[] values = new double[length];
    Arrays.setAll(values, i -> i % 2);
    return values;
  }
}
