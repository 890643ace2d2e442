package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.threshold.BestThresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two analyzers are compared at the threshold that suits each best, chosen on other frames. */
class BestThresholdsTest {

  private static final int FRAMES = 200;
  private final Dataset dataset = Scenes.sequence(FRAMES);

  @Test
  void equalModelsWithOtherThresholdsAreEqualAtTheirBest() throws Exception {
    DatasetDetections careful = detections(0.5, 0.3);
    DatasetDetections rash = detections(0.5, 0.0);

    Difference shipped =
        errorRate(Accuracy.compare(dataset, careful, rash, AccuracyOptions.USUAL).differences());
    BestThresholds best = Accuracy.compareAtBestThresholds(dataset, careful, rash).orElseThrow();
    Difference own = errorRate(best.comparison().differences());

    assertThat(shipped.change()).isGreaterThan(0.4);
    assertThat(own.change()).isEqualTo(0);
    assertThat(best.baseline().values()).allMatch(chosen -> chosen.confidence() <= 0.5);
    assertThat(best.candidate().values()).allMatch(chosen -> chosen.confidence() >= 0.29);
  }

  /** Confidences that say nothing look useful on the frames that chose, and only there. */
  @Test
  void framesHaveNoSayInTheirOwnThreshold() throws Exception {
    int luckier = 0;
    for (int seed = 0; seed < 20; seed++) {
      DatasetDetections noise = noise(seed);
      BestThresholds best = Accuracy.compareAtBestThresholds(dataset, noise, noise).orElseThrow();
      long chosenErrors =
          best.baseline().values().stream()
              .mapToLong(t -> t.chosenOn().misses() + t.chosenOn().falseAlarms())
              .sum();
      double chosen = chosenErrors / (double) dataset.countedBoxes();
      double heldOut = errorRate(best.comparison().differences()).baseline();
      luckier += heldOut > chosen ? 1 : 0;
    }
    assertThat(luckier).isGreaterThan(10);
  }

  @Test
  void oneFrameCannotChooseForItself() throws Exception {
    Dataset one = Scenes.sequence(1);
    DatasetDetections found =
        new DatasetDetections(List.of(List.of(Scenes.found(0, 0, 0.9))), Optional.empty());
    assertThat(Accuracy.compareAtBestThresholds(one, found, found)).isEmpty();
  }

  @Test
  void theDocumentHasThresholdsAndDifferences() throws Exception {
    DatasetDetections some = detections(0.5, 0.3);
    assertThat(Accuracy.compareAtBestThresholds(dataset, some, some).orElseThrow().document())
        .containsOnlyKeys("baselineThresholds", "candidateThresholds", "differences", "labels");
  }

  private static Difference errorRate(Map<Figure, Difference> differences) {
    return Objects.requireNonNull(differences.get(Figure.ERROR_RATE), "errorRate");
  }

  /** Every person is found above a confidence, and below it there is one false alarm a frame. */
  private DatasetDetections detections(double surely, double shipped) {
    List<List<FoundBox>> frames = new ArrayList<>();
    Random random = new Random(3);
    for (int frame = 0; frame < FRAMES; frame++) {
      List<FoundBox> found = new ArrayList<>();
      for (int person = 0; person < Scenes.PERSONS; person++) {
        found.add(Scenes.found(frame, person, surely + 0.4 * random.nextDouble()));
        found.add(nothing(person, 0.29 * random.nextDouble()));
      }
      frames.add(found.stream().filter(box -> box.confidence() >= shipped).toList());
    }
    return new DatasetDetections(frames, Optional.empty());
  }

  private DatasetDetections noise(long seed) {
    List<List<FoundBox>> frames = new ArrayList<>();
    Random random = new Random(seed);
    for (int frame = 0; frame < FRAMES; frame++) {
      List<FoundBox> found = new ArrayList<>();
      for (int person = 0; person < Scenes.PERSONS; person++) {
        found.add(
            random.nextBoolean()
                ? Scenes.found(frame, person, random.nextDouble())
                : nothing(person, random.nextDouble()));
      }
      frames.add(found);
    }
    return new DatasetDetections(frames, Optional.empty());
  }

  private static FoundBox nothing(int person, double confidence) {
    PixelBox box = new PixelBox(400, 10 + 90 * person, 40, 80);
    return new FoundBox("person", box, confidence, OptionalLong.of(100 + person));
  }
}
