package io.nunchi.accuracy.internal.chance;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockBootstrapTest {

  private static final int FRAMES = 500;
  private static final int DRAWS = 500;

  /** The intervals of 1,000 recordings of one camera contain its true error rate. */
  @ParameterizedTest
  @CsvSource({
    "100,0,0.94,0.99",
    "100,0.5,0.93,0.98",
    "100,0.8,0.90,0.96",
    "100,0.9,0.83,0.93",
    "250,0.8,0.92,0.97",
    "500,0,0.93,0.97",
    "500,0.5,0.93,0.97",
    "500,0.8,0.93,0.97",
    "500,0.9,0.92,0.97"
  })
  void intervalCoversTheTruthNineteenTimesOfTwenty(
      int frames, double correlation, double least, double most) {
    assertThat(coverage(frames, correlation, true)).isBetween(least, most);
  }

  @Test
  void framesDrawnOneByOneAreTooSureOfThemselves() {
    assertThat(coverage(FRAMES, 0.8, false)).isLessThan(0.85);
  }

  private static double coverage(int frames, double correlation, boolean inBlocks) {
    double truth = trueRate(correlation);
    int covered = 0;
    for (int seed = 0; seed < 1000; seed++) {
      Recording recording = new Recording(frames, correlation, new Random(seed));
      int length = inBlocks ? BlockLength.ofRatio(recording.errors, recording.labelled) : 1;
      Interval interval =
          new BlockBootstrap(frames, length, DRAWS, seed)
              .ofRatio(Figure.ERROR_RATE, recording.errors, recording.labelled)
              .orElseThrow();
      covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }
    return covered / 1000.0;
  }

  @Test
  void sameSeedGivesTheSameInterval() {
    Recording recording = new Recording(FRAMES, 0.5, new Random(1));
    Optional<Interval> first =
        new BlockBootstrap(FRAMES, 10, DRAWS, 7)
            .ofRatio(Figure.ERROR_RATE, recording.errors, recording.labelled);
    Optional<Interval> second =
        new BlockBootstrap(FRAMES, 10, DRAWS, 7)
            .ofRatio(Figure.ERROR_RATE, recording.errors, recording.labelled);
    assertThat(first).isPresent().isEqualTo(second);
  }

  @Test
  void weightsAndSumsDrawTheSameFrames() {
    Recording recording = new Recording(FRAMES, 0.5, new Random(1));
    BlockBootstrap bootstrap = new BlockBootstrap(FRAMES, 7, DRAWS, 7);
    Interval bySums =
        bootstrap.ofRatio(Figure.ERROR_RATE, recording.errors, recording.labelled).orElseThrow();
    double[][] drawn =
        bootstrap.draw(
            1,
            weights -> {
              double errors = 0;
              double labelled = 0;
              for (int i = 0; i < FRAMES; i++) {
                errors += weights[i] * recording.errors[i];
                labelled += weights[i] * recording.labelled[i];
              }
              return new double[] {errors / labelled};
            });
    Interval byWeights =
        DrawnFigure.of(Figure.ERROR_RATE, drawn[0]).interval(bootstrap).orElseThrow();
    assertThat(byWeights).isEqualTo(bySums);
  }

  @Test
  void differenceOfTheSameIsNothing() {
    Recording recording = new Recording(FRAMES, 0.5, new Random(1));
    Interval interval =
        new BlockBootstrap(FRAMES, 7, DRAWS, 7)
            .ofRatioDifference(
                recording.errors, recording.labelled, recording.errors, recording.labelled)
            .orElseThrow();
    assertThat(interval).isEqualTo(new Interval(0, 0));
  }

  @Test
  void anIntervalKeepsToWhatTheFigureCanBe() {
    double[] hits = new double[20];
    double[] labelled = new double[20];
    Arrays.fill(labelled, 1);
    Arrays.fill(hits, 1);
    hits[3] = 0;
    Interval interval =
        new BlockBootstrap(20, 5, DRAWS, 7).ofRatio(Figure.RECALL, hits, labelled).orElseThrow();
    assertThat(interval.low()).isBetween(0.5, 0.9);
    assertThat(interval.high()).isEqualTo(1);
  }

  @Test
  void oneFrameHasNoInterval() {
    assertThat(
            new BlockBootstrap(1, 1, DRAWS, 7)
                .ofRatio(Figure.ERROR_RATE, new double[] {1}, new double[] {2}))
        .isEmpty();
  }

  private static double trueRate(double correlation) {
    Recording longest = new Recording(2_000_000, correlation, new Random(99));
    double errors = 0;
    double labelled = 0;
    for (int i = 0; i < longest.errors.length; i++) {
      errors += longest.errors[i];
      labelled += longest.labelled[i];
    }
    return errors / labelled;
  }

  /** Frames whose difficulty follows that of the frame before. */
  private static final class Recording {

    private final double[] errors;
    private final double[] labelled;

    Recording(int frames, double correlation, Random random) {
      errors = new double[frames];
      labelled = new double[frames];
      double difficulty = random.nextGaussian();
      for (int i = 0; i < frames; i++) {
        difficulty =
            correlation * difficulty
                + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        double missed = 1 / (1 + StrictMath.exp(1.5 - difficulty));
        int things = 1 + random.nextInt(8);
        labelled[i] = things;
        for (int thing = 0; thing < things; thing++) {
          errors[i] += random.nextDouble() < missed ? 1 : 0;
        }
        errors[i] += random.nextDouble() < missed * 0.3 ? 1 : 0;
      }
    }
  }
}
