package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Classes and flags of ground truth count as in TrackEval's {@code MotChallenge2DBox}, on cases
 * computed by hand. Every case has a person at 0,0 who is found, and one more row with one more
 * detection at 40,0.
 */
class MotChallengeTest {

  private static final String PERSON = "1,1,0,0,20,40,1,1,1";
  private static final String PERSON_FOUND = "1,1,0,0,20,40,1,-1,-1,-1";
  private static final String FOUND = "1,2,40,0,20,40,1,-1,-1,-1";

  @TempDir private Path temporary = Path.of("");
  private DatasetFolder folder = new DatasetFolder(temporary);

  @BeforeEach
  void describeTheSequence() throws Exception {
    folder = new DatasetFolder(temporary).file("seqinfo.ini", sequence("MOT17-99"));
  }

  private static String[] sequence(String name) {
    return new String[] {
      "[Sequence]", "name=" + name, "frameRate=30", "seqLength=2", "imWidth=64", "imHeight=48"
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 8, 12})
  void aDetectionOfADistractorIsLeftOutWhateverTheFlag(int category) throws Exception {
    for (int flag = 0; flag <= 1; flag++) {
      assertThat(figures(List.of(PERSON, row(category, flag)), FOUND))
          .containsEntry(Figure.CLR_TP, 1.0)
          .containsEntry(Figure.CLR_FN, 0.0)
          .containsEntry(Figure.CLR_FP, 0.0)
          .containsEntry(Figure.MOTA, 1.0);
    }
  }

  /** Cars, vehicles, occluders and crowds: TrackEval takes none of them for a distractor. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 9, 10, 11, 13})
  void aDetectionOfAnotherClassIsAFalseAlarm(int category) throws Exception {
    assertThat(figures(List.of(PERSON, row(category, 0)), FOUND))
        .containsEntry(Figure.CLR_TP, 1.0)
        .containsEntry(Figure.CLR_FN, 0.0)
        .containsEntry(Figure.CLR_FP, 1.0)
        .containsEntry(Figure.MOTA, 0.0);
  }

  @Test
  void aPersonWhoIsSetAsideIsNeitherMissedNorAnExcuse() throws Exception {
    assertThat(figures(List.of(PERSON, row(1, 0))))
        .containsEntry(Figure.CLR_FN, 0.0)
        .containsEntry(Figure.MOTA, 1.0);
    assertThat(figures(List.of(PERSON, row(1, 0)), FOUND))
        .containsEntry(Figure.CLR_FP, 1.0)
        .containsEntry(Figure.MOTA, 0.0);
  }

  @Test
  void aFractionOfAFlagIsZeroAsTrackEvalReadsIt() throws Exception {
    assertThat(figures(List.of(PERSON, "1,2,40,0,20,40,0.7,1,1")))
        .containsEntry(Figure.CLR_FN, 0.0)
        .containsEntry(Figure.CLR_TP, 1.0);
  }

  @Test
  void aRowThatMustBeFoundAndIsNotIsAMiss() throws Exception {
    assertThat(figures(List.of(PERSON, row(1, 1))))
        .containsEntry(Figure.CLR_FN, 1.0)
        .containsEntry(Figure.MOTA, 0.5);
  }

  /**
   * The detection covers the distractor by 0.6 and an occluder by 1, so it is paired with the
   * occluder and stays.
   */
  @Test
  void anOccluderTakesADetectionFromADistractor() throws Exception {
    assertThat(figures(List.of(PERSON, "1,2,45,0,20,40,0,8,1", "1,3,40,0,20,40,0,9,1"), FOUND))
        .containsEntry(Figure.CLR_FP, 1.0)
        .containsEntry(Figure.MOTA, 0.0);
  }

  /**
   * A person and a distractor overlap, and each has a detection. The pairs with the largest sum
   * give the person the detection that covers him by 0.6 only, so the other one is left out.
   */
  @Test
  void allRowsArePairedTogetherBeforeAnythingIsLeftOut() throws Exception {
    assertThat(
            figures(
                List.of(PERSON, row(1, 1), "1,3,44,0,20,40,0,12,1"),
                "1,2,42,0,20,40,1,-1,-1,-1",
                "1,3,35,0,20,40,1,-1,-1,-1"))
        .containsEntry(Figure.CLR_TP, 2.0)
        .containsEntry(Figure.CLR_FP, 0.0)
        .containsEntry(Figure.MOTA, 1.0);
  }

  /** Half of a distractor is enough (IoU 0.5), less is not. */
  @Test
  void aDetectionMustCoverHalfOfTheDistractor() throws Exception {
    assertThat(figures(List.of(PERSON, row(8, 0)), "1,2,40,0,20,20,1,-1,-1,-1"))
        .containsEntry(Figure.CLR_FP, 0.0);
    assertThat(figures(List.of(PERSON, row(8, 0)), "1,2,40,0,20,19,1,-1,-1,-1"))
        .containsEntry(Figure.CLR_FP, 1.0);
  }

  /** A region would excuse both of them. */
  @Test
  void aDistractorExcusesOneDetection() throws Exception {
    assertThat(figures(List.of(PERSON, row(8, 0)), FOUND, "1,3,41,0,20,40,1,-1,-1,-1"))
        .containsEntry(Figure.CLR_FP, 1.0);
  }

  @Test
  void aNonMotorizedVehicleIsADistractorInMot20() throws Exception {
    folder.file("seqinfo.ini", sequence("MOT20-01"));
    assertThat(figures(List.of(PERSON, row(6, 0)), FOUND))
        .containsEntry(Figure.CLR_FP, 0.0)
        .containsEntry(Figure.MOTA, 1.0);
  }

  @Test
  void aClassThatIsNotMeasuredTakesDetectionsAllTheSame() throws Exception {
    List<String> truth = List.of(PERSON, "1,2,40,0,20,40,1,3,1", "1,3,45,0,20,40,0,8,1");
    folder.file("gt/gt.txt", truth.toArray(String[]::new));
    folder.file("tracks.txt", PERSON_FOUND, FOUND);
    DatasetOptions persons =
        DatasetOptions.builder().labels(List.of("person")).frames(1, 2).build();
    assertThat(figures(persons))
        .containsEntry(Figure.CLR_FP, 1.0)
        .containsEntry(Figure.CLR_FN, 0.0);
  }

  /** Without classes, as in MOT15, a flag of 0 sets a row aside, and nothing is a distractor. */
  @Test
  void aFileWithoutClassesHasNoDistractors() throws Exception {
    List<String> truth = List.of("1,1,0,0,20,40,1,-1,-1,-1", "1,2,40,0,20,40,0,-1,-1,-1");
    assertThat(figures(truth)).containsEntry(Figure.CLR_TP, 1.0).containsEntry(Figure.CLR_FN, 0.0);
    assertThat(figures(truth, FOUND)).containsEntry(Figure.CLR_FP, 1.0);
  }

  /** The error rate takes crowds and rows that are set aside for regions to ignore. */
  @ParameterizedTest
  @ValueSource(strings = {"1,2,40,0,20,40,0,1,1", "1,2,40,0,20,40,0,13,1"})
  void theErrorRateExcusesWhatIsSetAside(String aside) throws Exception {
    folder.file("gt/gt.txt", PERSON, aside);
    folder.file("tracks.txt", PERSON_FOUND, FOUND);
    assertThat(report(DatasetOptions.ALL).errors().counts().falseAlarms()).isZero();
  }

  private static String row(int category, int flag) {
    return "1,2,40,0,20,40," + flag + "," + category + ",1";
  }

  private Map<Figure, Double> figures(List<String> truth, String... found) throws Exception {
    folder.file("gt/gt.txt", truth.toArray(String[]::new));
    folder.file("tracks.txt", (PERSON_FOUND + "\n" + String.join("\n", found)).split("\n"));
    return figures(DatasetOptions.ALL);
  }

  private Map<Figure, Double> figures(DatasetOptions options) throws Exception {
    return report(options).tracking();
  }

  private AccuracyReport report(DatasetOptions options) throws Exception {
    Dataset dataset = Datasets.readLabels(temporary, options, TestData.NO_DECODER);
    return Accuracy.measure(
        dataset,
        Datasets.readTracks(temporary.resolve("tracks.txt"), dataset),
        AccuracyOptions.USUAL);
  }
}
