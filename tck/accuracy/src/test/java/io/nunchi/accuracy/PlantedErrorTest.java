package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.ErrorFigures;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An error that was planted is the error that is reported. */
class PlantedErrorTest {

  private static final AccuracyOptions FAST = new AccuracyOptions(0);

  @Test
  void everyCountIsRight() throws Exception {
    Dataset dataset = Scenes.sequence(2);
    DatasetDetections detections =
        new DatasetDetections(
            List.of(
                List.of(Scenes.found(0, 0, 0.9), Scenes.found(0, 0, 0.8), Scenes.found(0, 1, 0.3)),
                List.of(Scenes.found(1, 2, 0.9))),
            Optional.empty());

    AccuracyReport report = Accuracy.measure(dataset, detections, FAST);

    ErrorCounts counts = report.errors().counts();
    assertThat(counts).isEqualTo(new ErrorCounts(10, 3, 1));
    assertThat(counts.misses()).isEqualTo(7);
    assertThat(counts.value(Figure.ERROR_RATE)).hasValue(0.8);
    assertThat(counts.value(Figure.PRECISION)).hasValue(0.75);
    assertThat(counts.value(Figure.RECALL)).hasValue(0.3);
    assertThat(counts.value(Figure.F1)).hasValue(6.0 / 14);
    assertThat(report.byConfidence().get(0.5)).isEqualTo(new ErrorCounts(10, 2, 1));
    assertThat(report.bySize())
        .extractingByKey("medium")
        .extracting(ErrorFigures::counts)
        .isEqualTo(counts);
  }

  @Test
  void aConfidenceLeavesOutWhatIsLessSure() throws Exception {
    Dataset dataset = Scenes.sequence(100);
    DatasetDetections detections = Scenes.withErrors(dataset, 0.35, 3);

    AccuracyReport report = Accuracy.measure(dataset, detections, new AccuracyOptions(0.7));

    assertThat(report.errors().counts().falseAlarms()).isZero();
    assertThat(report.best().confidence()).isBetween(0.61, 0.9);
    assertThat(report.best().chosenOn().falseAlarms()).isZero();
    assertThat(report.best().heldOut().orElseThrow().falseAlarms()).isZero();
  }

  @Test
  void theBestConfidenceIsJudgedOnAllFramesByOthers() throws Exception {
    Dataset dataset = Scenes.sequence(100);
    AccuracyReport report = Accuracy.measure(dataset, Scenes.withErrors(dataset, 0.35, 3), FAST);
    ErrorCounts heldOut = report.best().heldOut().orElseThrow();
    assertThat(report.best().chosenOn().labelled()).isEqualTo(heldOut.labelled());
    assertThat(heldOut.labelled()).isEqualTo(report.errors().counts().labelled());
    assertThat(errors(report.best().chosenOn()))
        .isLessThanOrEqualTo(errors(heldOut))
        .isLessThanOrEqualTo(errors(report.errors().counts()));
  }

  @Test
  void oneFrameHasNoOtherThatCouldChooseForIt() throws Exception {
    Dataset dataset = Scenes.sequence(1);
    AccuracyReport report = Accuracy.measure(dataset, Scenes.withErrors(dataset, 0.35, 3), FAST);
    assertThat(report.best().heldOut()).isEmpty();
  }

  private static long errors(ErrorCounts counts) {
    return counts.misses() + counts.falseAlarms();
  }

  @Test
  void whatIsFoundInAnIgnoreRegionIsNeitherRightNorWrong() throws Exception {
    LabelledFrame frame =
        new LabelledFrame(
            1,
            "frame 1",
            Optional.empty(),
            640,
            480,
            List.of(
                Scenes.truth(0, 0, TruthBox.Kind.COUNTED),
                Scenes.truth(0, 1, TruthBox.Kind.REGION),
                Scenes.truth(0, 2, TruthBox.Kind.OPTIONAL)));
    DatasetDetections detections =
        new DatasetDetections(
            List.of(
                List.of(
                    Scenes.found(0, 0, 0.5),
                    Scenes.found(0, 1, 0.9),
                    Scenes.found(0, 1, 0.8),
                    Scenes.found(0, 2, 0.9))),
            Optional.empty());

    AccuracyReport report = Accuracy.measure(Scenes.dataset(List.of(frame)), detections, FAST);

    assertThat(report.errors().counts()).isEqualTo(new ErrorCounts(1, 1, 0));
    assertThat(report.coco()).containsEntry(Figure.AR100, 1.0);
    // TrackEval excuses distractors only
    assertThat(report.tracking())
        .containsEntry(Figure.CLR_TP, 1.0)
        .containsEntry(Figure.CLR_FP, 2.0);
  }

  @Test
  void nothingFoundIsAnErrorRateOfOne() throws Exception {
    Dataset dataset = Scenes.sequence(20);
    List<List<FoundBox>> nothing = new ArrayList<>();
    dataset.frames().forEach(frame -> nothing.add(List.of()));
    AccuracyReport report =
        Accuracy.measure(dataset, new DatasetDetections(nothing, Optional.empty()), FAST);
    assertThat(report.errors().counts().value(Figure.ERROR_RATE)).hasValue(1);
    assertThat(report.errors().counts().value(Figure.PRECISION)).isEmpty();
    assertThat(report.coco()).containsEntry(Figure.AP, 0.0);
  }

  @Test
  void theSameInputsGiveTheSameReport() throws Exception {
    Dataset dataset = Scenes.sequence(100);
    DatasetDetections detections = Scenes.withErrors(dataset, 0.35, 3);
    assertThat(Accuracy.measure(dataset, detections, FAST).document().toString())
        .isEqualTo(Accuracy.measure(dataset, detections, FAST).document().toString());
  }
}
