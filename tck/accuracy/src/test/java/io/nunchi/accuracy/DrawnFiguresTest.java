package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.accuracy.internal.chance.BlockBootstrap;
import io.nunchi.accuracy.internal.chance.BlockLength;
import io.nunchi.accuracy.internal.error.FrameCounts;
import io.nunchi.accuracy.internal.error.Outcomes;
import io.nunchi.accuracy.internal.track.TrackingEvaluation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Average precision and tracking have intervals, and these cover what was planted. */
class DrawnFiguresTest {

  private static final int FRAMES = 250;
  private static final int SEEDS = 400;

  /**
   * Every person is tracked without a switch and missed in 0.175 of the frames, and there are as
   * many false alarms; so all figures follow from 0.825 hits, 0.175 misses and 0.175 alarms.
   */
  private static final Map<String, Double> PLANTED =
      Map.of(
          "MOTA", 0.65,
          "CLR_Re", 0.825,
          "IDF1", 0.825,
          "AssA", 0.825,
          "DetA", 0.825 / 1.175,
          "HOTA", 0.825 / Math.sqrt(1.175));

  @Test
  void intervalsOfTrackingCoverWhatWasPlanted() {
    Dataset dataset = Scenes.sequence(FRAMES);
    Map<String, Integer> covered = new HashMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      Findings findings = Scenes.withErrors(dataset, 0.35, seed);
      FrameCounts counts = new FrameCounts(Outcomes.of(dataset, findings), 0);
      BlockBootstrap bootstrap =
          new BlockBootstrap(
              FRAMES, BlockLength.ofRatio(counts.errors(), counts.labelled()), 200, seed);
      TrackingEvaluation.of(dataset, findings)
          .draw(bootstrap)
          .forEach(
              (name, figure) -> {
                Interval interval = figure.interval(bootstrap).orElseThrow();
                double truth = PLANTED.getOrDefault(name, Double.NaN);
                covered.merge(name, contains(interval, truth) ? 1 : 0, Integer::sum);
              });
    }
    assertThat(PLANTED.keySet())
        .allSatisfy(
            name ->
                assertThat(covered.getOrDefault(name, 0) / (double) SEEDS)
                    .as(name)
                    .isBetween(0.92, 0.98));
  }

  @Test
  void everyFigureOfTrackingThatIsNoCountHasAnInterval() throws Exception {
    Dataset dataset = Scenes.sequence(300);
    AccuracyReport report =
        Accuracy.measure(
            dataset, Scenes.withErrors(dataset, 0.35, 3), new AccuracyOptions(0, 500, 1));

    assertThat(report.intervals().keySet())
        .contains("AP", "AP50", "AP75", "AR100", "MOTA", "MOTP", "IDF1", "IDR", "IDP", "HOTA")
        .contains("DetA", "AssA", "DetRe", "DetPr", "AssRe", "AssPr", "LocA");
    report
        .intervals()
        .forEach(
            (name, interval) -> {
              Map<String, Double> figures = new HashMap<>(report.coco());
              figures.putAll(report.tracking());
              assertThat(figures.getOrDefault(name, Double.NaN))
                  .as(name)
                  .isBetween(interval.low(), interval.high());
            });
    assertThat(report.label("person").intervals())
        .containsOnlyKeys("AP", "AP50", "AP75", "AR100")
        .containsEntry("AP", report.intervals().getOrDefault("AP", new Interval(0, 0)));
    assertThat(report.document()).containsKeys("APInterval", "MOTAInterval", "HOTAInterval");
  }

  @Test
  void theDifferenceOfAnAnalyzerToItselfIsNothing() throws Exception {
    Dataset dataset = Scenes.sequence(100);
    Findings findings = Scenes.withErrors(dataset, 0.35, 3);
    ComparisonReport report =
        Accuracy.compare(dataset, findings, findings, new AccuracyOptions(0, 100, 1));
    for (String name : new String[] {"AP", "AP50", "MOTA", "IDF1", "HOTA"}) {
      Interval interval =
          Optional.ofNullable(report.differences().get(name))
              .flatMap(Difference::interval)
              .orElseThrow();
      assertThat(interval.low()).as(name).isCloseTo(0, within(1e-12));
      assertThat(interval.high()).as(name).isCloseTo(0, within(1e-12));
    }
  }

  private static boolean contains(Interval interval, double value) {
    return interval.low() <= value && value <= interval.high();
  }
}
