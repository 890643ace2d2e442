package io.nunchi.accuracy.internal.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.internal.error.BoxOutcome;
import io.nunchi.accuracy.internal.error.BoxOutcomes;
import io.nunchi.accuracy.threshold.LabelThreshold;
import io.nunchi.accuracy.threshold.LabelThreshold.State;
import io.nunchi.accuracy.threshold.ThresholdAim;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Every choice is as good as the best of all thresholds that counting one by one finds. */
class ThresholdSearchTest {

  private static final int FRAMES = 120;
  private static final double FRAME_RATE = 2;
  private static final List<String> LABELS = List.of("car", "person");

  @Property(tries = 40)
  void theLeastErrorOfEachLabelIsTheLeastOfAll(@ForAll long seed) {
    BoxOutcomes outcomes = RandomOutcomes.of(seed, FRAMES, LABELS);

    SortedMap<String, LabelThreshold> chosen =
        search(ThresholdAim.leastError()).perLabel(LABELS, outcomes, ThresholdSearchTest::isEven);

    for (String label : LABELS) {
      BoxOutcomes own = choosing(outcomes, label);
      long fewest = thresholds().mapToLong(i -> errors(own.counts(i / 100.0))).min().orElseThrow();
      LabelThreshold threshold = of(label, chosen);
      assertThat(errors(own.counts(threshold.confidence()))).isEqualTo(fewest);
      assertThat(threshold.chosenOn()).isEqualTo(own.counts(threshold.confidence()));
    }
  }

  @Property(tries = 40)
  void aPrecisionIsReachedByTheLowestThresholdThatCan(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.5, max = 1) double share) {
    BoxOutcomes outcomes = RandomOutcomes.of(seed, FRAMES, List.of("person"));

    LabelThreshold chosen =
        search(ThresholdAim.precision(share)).common(outcomes, ThresholdSearchTest::all);

    IntStream fit = thresholds().filter(i -> isPrecise(outcomes.counts(i / 100.0), share));
    assertThat(chosen.confidence())
        .isEqualTo(fit.mapToObj(i -> i / 100.0).findFirst().orElse(LabelThreshold.NOTHING));
  }

  @Property(tries = 40)
  void falseAlarmsAreAsRareAsTheAimSays(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 4000) double perHour) {
    BoxOutcomes outcomes = RandomOutcomes.of(seed, FRAMES, List.of("person"));
    double most = perHour * FRAMES / FRAME_RATE / 3600;

    LabelThreshold chosen =
        search(ThresholdAim.falseAlarmsPerHour(perHour)).common(outcomes, ThresholdSearchTest::all);

    int lowest = (int) Math.round(chosen.confidence() * 100);
    IntStream.rangeClosed(lowest, 100)
        .forEach(i -> assertThat(chains(outcomes, i / 100.0)).isLessThanOrEqualTo((long) most));
    if (lowest > 1 && chosen.isFound()) {
      assertThat(chains(outcomes, (lowest - 1) / 100.0)).isGreaterThan((long) most);
    }
  }

  @Test
  void framesThatMayNotChooseHaveNoSay() {
    BoxOutcomes outcomes = RandomOutcomes.of(7, FRAMES, LABELS);
    BoxOutcomes withoutOdd = outcomes.only(outcome -> isEven(outcome.frame()));
    ThresholdSearch search = search(ThresholdAim.leastError());
    assertThat(search.perLabel(LABELS, outcomes, ThresholdSearchTest::isEven))
        .isEqualTo(search.perLabel(LABELS, withoutOdd, ThresholdSearchTest::all));
  }

  @Test
  void aLabelWithTooFewBoxesTakesTheThresholdOfAll() {
    BoxOutcomes outcomes = RandomOutcomes.of(7, FRAMES, LABELS);
    BoxOutcomes rareCars =
        outcomes.only(outcome -> outcome.label().equals("person") || outcome.frame() < 5);
    ThresholdSearch search = search(ThresholdAim.leastError());

    LabelThreshold car = of("car", search.perLabel(LABELS, rareCars, ThresholdSearchTest::all));

    assertThat(car.chosenOn().labelled()).isLessThan(ThresholdSearch.LEAST_LABELLED);
    assertThat(car.state()).isEqualTo(State.SHARED);
    assertThat(car.confidence())
        .isEqualTo(search.common(rareCars, ThresholdSearchTest::all).confidence());
  }

  @Test
  void whereNothingIsRightNoThresholdIsMadeUp() {
    BoxOutcomes onlyAlarms =
        RandomOutcomes.of(7, FRAMES, List.of("person"))
            .reported(outcome -> outcome.truth().isPresent() ? LabelThreshold.NOTHING : 0);
    for (ThresholdAim aim :
        List.of(
            ThresholdAim.leastError(),
            ThresholdAim.precision(0.5),
            ThresholdAim.falseAlarmsPerHour(10))) {
      LabelThreshold chosen = search(aim).common(onlyAlarms, ThresholdSearchTest::all);
      assertThat(chosen.state()).isEqualTo(State.UNREACHABLE);
      assertThat(chosen.confidence()).isEqualTo(LabelThreshold.NOTHING);
      assertThat(chosen.chosenOn().falseAlarms()).isZero();
    }
  }

  @Property(tries = 40)
  void heldOutBlocksTakeTheThresholdsOfTheOthers(@ForAll long seed) {
    BoxOutcomes outcomes = RandomOutcomes.of(seed, FRAMES, LABELS);
    ThresholdSearch search = search(ThresholdAim.leastError());

    HeldOutThresholds heldOut = HeldOutThresholds.of(search, LABELS, outcomes);

    int block = FRAMES / HeldOutThresholds.PARTS;
    for (int frame = 0; frame < FRAMES; frame++) {
      int own = frame / block;
      assertThat(heldOut.least(frame, "car"))
          .isEqualTo(
              of("car", search.perLabel(LABELS, outcomes, other -> other / block != own))
                  .confidence());
    }
    BoxOutcomes reported = heldOut.reported(outcomes);
    assertThat(reported.counts(0).labelled()).isEqualTo(outcomes.counts(0).labelled());
    assertThat(reported.all())
        .filteredOn(outcome -> outcome.found().isPresent())
        .allMatch(o -> o.found().get().confidence() >= heldOut.least(o.frame(), o.label()));
  }

  private static boolean all(int frame) {
    return frame >= 0;
  }

  private static boolean isEven(int frame) {
    return frame % 2 == 0;
  }

  private static ThresholdSearch search(ThresholdAim aim) {
    return new ThresholdSearch(aim, FRAME_RATE);
  }

  private static LabelThreshold of(String label, SortedMap<String, LabelThreshold> thresholds) {
    return Objects.requireNonNull(thresholds.get(label), label);
  }

  private static IntStream thresholds() {
    return IntStream.rangeClosed(1, 100);
  }

  private static BoxOutcomes choosing(BoxOutcomes outcomes, String label) {
    return outcomes.only(o -> o.label().equals(label) && isEven(o.frame()));
  }

  private static long errors(ErrorCounts counts) {
    return counts.misses() + counts.falseAlarms();
  }

  private static boolean isPrecise(ErrorCounts counts, double share) {
    return counts.hits() > 0 && counts.value(Figure.PRECISION).orElse(0) >= share;
  }

  /** Counts chains among the links that do not depend on the threshold. */
  private static long chains(BoxOutcomes outcomes, double confidence) {
    List<BoxOutcome> alarms = new ArrayList<>(outcomes.all());
    alarms.removeIf(outcome -> outcome.truth().isPresent());
    long reported = alarms.stream().filter(outcome -> outcome.isReported(confidence)).count();
    long links =
        FalseAlarmLinks.of(alarms, (int) FRAME_RATE).stream()
            .filter(link -> link >= confidence)
            .count();
    return reported - links;
  }
}
