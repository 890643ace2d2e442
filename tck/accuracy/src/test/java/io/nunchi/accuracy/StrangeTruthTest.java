package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.gate.GatePolicies;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.TruthFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels of another recording are found now and then by chance, and are an error all the same. */
class StrangeTruthTest {

  private static final int FRAMES = 200;
  private static final int SEEDS = 40;

  @Test
  void labelsOfAnotherRecordingAreAnErrorThoughSomeAreFound() throws Exception {
    int found = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Dataset strange = crowd(seed, 12);
      DatasetDetections baseline = finds(crowd(seed + 1000, 12), 0.9, seed);
      DatasetDetections candidate = finds(crowd(seed + 1000, 12), 0.7, seed + 1);
      found += recall(strange, baseline) >= 0.05 ? 1 : 0;
      assertThatExceptionOfType(AccuracyException.class)
          .as("seed " + seed)
          .isThrownBy(() -> decide(strange, baseline, candidate))
          .satisfies(
              e ->
                  assertThat(e.problems())
                      .singleElement()
                      .satisfies(problem -> assertThat(problem.code()).isEqualTo("NUN-4122")));
    }
    assertThat(found).as("seeds with a recall of 5 % or more").isGreaterThan(SEEDS / 2);
  }

  /** People walk, stand or sit; the analyzer may be a poor one. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 0.9})
  void labelsOfTheSameRecordingAreNot(double recall) throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      Dataset own = crowd(seed, 12);
      decide(own, finds(own, recall, seed), finds(own, recall, seed + 1));
      Dataset resting = crowd(seed, 0);
      decide(resting, finds(resting, recall, seed), finds(resting, recall, seed + 1));
    }
  }

  @Test
  void oneAnalyzerThatFindsThemIsEnough() throws Exception {
    Dataset own = crowd(1, 12);
    DatasetDetections blind = finds(crowd(1001, 12), 0.9, 1);

    decide(own, blind, finds(own, 0.9, 1));
  }

  @Test
  void evaluateWarnsFirstOfAll() throws Exception {
    AccuracyReport report =
        Accuracy.measure(crowd(1, 12), finds(crowd(1001, 12), 0.9, 1), new AccuracyOptions(0));

    assertThat(report.warnings("it").get(0))
        .startsWith("the labels are hardly of these pictures: ");
  }

  /** People who sit are found, and those who pass by far away are beyond both analyzers. */
  @Test
  void thingsThatMoveAndAreNeverFoundTellNothing() throws Exception {
    List<LabelledFrame> frames = new ArrayList<>();
    List<List<FoundBox>> found = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      PixelBox sitting = new PixelBox(400, 300, 120, 80);
      frames.add(
          new LabelledFrame(
              i + 1,
              "" + i,
              Optional.empty(),
              640,
              480,
              List.of(truth("person", sitting), truth("person", new PixelBox(i, 60, 20, 40)))));
      found.add(List.of(new FoundBox("person", sitting, 0.9, OptionalLong.empty())));
    }
    DatasetDetections sitting = new DatasetDetections(found, Optional.empty());
    Dataset dataset = Scenes.dataset(frames);

    decide(dataset, sitting, sitting);
    assertThat(Accuracy.measure(dataset, sitting, new AccuracyOptions(0)).warnings("it"))
        .noneMatch(warning -> warning.contains("hardly of these pictures"));
  }

  @Test
  void fewBoxesTellNothing() {
    assertThat(new TruthFit(49, 5, 5).isChance()).isFalse();
    assertThat(new TruthFit(50, 5, 5).isChance()).isTrue();
    assertThat(new TruthFit(50, 25, 5).isChance()).isFalse();
  }

  private static void decide(Dataset dataset, DatasetDetections before, DatasetDetections after)
      throws AccuracyException {
    AccuracyGate.decide(GatePolicies.BETTER, List.of(GatePair.onStreet(dataset, before, after)));
  }

  private static double recall(Dataset dataset, DatasetDetections detections)
      throws AccuracyException {
    return Accuracy.measure(dataset, detections, new AccuracyOptions(0))
        .value(Figure.RECALL)
        .orElseThrow();
  }

  /** Large people who walk about, so that two crowds overlap by chance. */
  private static Dataset crowd(long seed, double pace) {
    Random random = new Random(seed);
    double[][] people = new double[8][];
    for (int i = 0; i < people.length; i++) {
      people[i] =
          new double[] {
            490 * random.nextDouble(),
            240 * random.nextDouble(),
            pace * (random.nextDouble() - 0.5),
            pace * (random.nextDouble() - 0.5)
          };
    }
    List<LabelledFrame> frames = new ArrayList<>();
    for (int frame = 0; frame < FRAMES; frame++) {
      List<TruthBox> truth = new ArrayList<>();
      for (double[] person : people) {
        step(person, 0, 490);
        step(person, 1, 240);
        PixelBox box = new PixelBox(person[0], person[1], 150, 240);
        truth.add(truth("person", box));
      }
      frames.add(new LabelledFrame(frame + 1, "" + frame, Optional.empty(), 640, 480, truth));
    }
    return Scenes.dataset(frames);
  }

  private static TruthBox truth(String label, PixelBox box) {
    return new TruthBox(label, box, box.area(), TruthBox.Kind.COUNTED, OptionalLong.empty());
  }

  private static void step(double[] person, int axis, double most) {
    double next = person[axis] + person[axis + 2];
    if (next < 0 || next > most) {
      person[axis + 2] = -person[axis + 2];
      next = person[axis];
    }
    person[axis] = next;
  }

  private static DatasetDetections finds(Dataset dataset, double recall, long seed) {
    Random random = new Random(seed);
    List<List<FoundBox>> frames = new ArrayList<>();
    for (LabelledFrame frame : dataset.frames()) {
      List<FoundBox> found = new ArrayList<>();
      for (TruthBox truth : frame.truth()) {
        if (random.nextDouble() < recall) {
          found.add(new FoundBox("person", truth.box(), random.nextDouble(), OptionalLong.empty()));
        }
      }
      frames.add(found);
    }
    return new DatasetDetections(frames, Optional.empty());
  }
}
