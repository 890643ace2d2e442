package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureGroup;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.internal.chance.FrameSample;
import io.nunchi.accuracy.internal.track.TrackingEvaluation;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.ComparisonReport;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Average precision and tracking have intervals, and these cover what was planted. */
class FigureIntervalsTest {

  private static final int FRAMES = 250;
  private static final int SEEDS = 400;

  /**
   * Every person is tracked without a switch and missed in 0.175 of the frames, and there are as
   * many false alarms; so all figures follow from 0.825 hits, 0.175 misses and 0.175 alarms.
   */
  private static final Map<Figure, Double> PLANTED =
      Map.of(
          Figure.MOTA, 0.65,
          Figure.CLR_RE, 0.825,
          Figure.IDF1, 0.825,
          Figure.ASS_A, 0.825,
          Figure.DET_A, 0.825 / 1.175,
          Figure.HOTA, 0.825 / Math.sqrt(1.175));

  @Test
  void intervalsOfTrackingCoverWhatWasPlanted() {
    Dataset dataset = Scenes.sequence(FRAMES);
    Map<Figure, Integer> covered = new HashMap<>();
    FrameSample sample = FrameSample.film(FRAMES);
    for (int seed = 0; seed < SEEDS; seed++) {
      DatasetDetections detections = Scenes.withErrors(dataset, 0.35, seed);
      TrackingEvaluation.of(dataset, detections)
          .influences(sample)
          .forEach(
              (figure, influence) -> {
                Interval interval = influence.interval(sample).orElseThrow();
                double truth = PLANTED.getOrDefault(figure, Double.NaN);
                covered.merge(figure, contains(interval, truth) ? 1 : 0, Integer::sum);
              });
    }
    assertThat(PLANTED.keySet())
        .allSatisfy(
            figure ->
                assertThat(covered.getOrDefault(figure, 0) / (double) SEEDS)
                    .as(figure.name())
                    .isBetween(0.92, 0.98));
  }

  @Test
  void everyFigureIsMeasuredWithinItsBoundsAndHasAnIntervalIfItSaysSo() throws Exception {
    Dataset dataset = Scenes.sequence(300);
    AccuracyReport report =
        Accuracy.measure(dataset, Scenes.withErrors(dataset, 0.35, 3), new AccuracyOptions(0));

    for (Figure figure : Figure.values()) {
      if (figure.group() == FigureGroup.SPEED) {
        continue;
      }
      double value = report.value(figure).orElseThrow();
      assertThat(report.interval(figure).isPresent())
          .as(figure.name())
          .isEqualTo(figure.hasInterval());
      report
          .interval(figure)
          .ifPresent(
              interval ->
                  assertThat(value).as(figure.name()).isBetween(interval.low(), interval.high()));
      if (figure.isDefined(value)) {
        assertThat(value).as(figure.name()).isBetween(figure.least(), figure.most());
      }
    }
    assertThat(report.label("person").intervals())
        .containsOnlyKeys(Figure.AP, Figure.AP50, Figure.AP75, Figure.AR100)
        .containsEntry(Figure.AP, report.intervals().getOrDefault(Figure.AP, new Interval(0, 0)));
    assertThat(report.document()).containsKeys("APInterval", "MOTAInterval", "HOTAInterval");
  }

  @Test
  void theDifferenceOfAnAnalyzerToItselfIsNothingButForWhatWasNotSeen() throws Exception {
    Dataset dataset = Scenes.sequence(100);
    DatasetDetections detections = Scenes.withErrors(dataset, 0.35, 3);
    ComparisonReport report =
        Accuracy.compare(dataset, detections, detections, new AccuracyOptions(0));
    for (Figure figure :
        new Figure[] {Figure.AP, Figure.AP50, Figure.MOTA, Figure.IDF1, Figure.HOTA}) {
      Interval interval =
          Optional.ofNullable(report.differences().get(figure))
              .flatMap(Difference::interval)
              .orElseThrow();
      // three errors that last for ten frames each, of 500 boxes
      assertThat(interval.low()).as(figure.name()).isCloseTo(-0.06, within(1e-12));
      assertThat(interval.high()).as(figure.name()).isCloseTo(0.06, within(1e-12));
    }
  }

  private static boolean contains(Interval interval, double value) {
    return interval.low() <= value && value <= interval.high();
  }
}
