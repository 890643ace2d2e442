package io.nunchi.cli.internal.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rounds of two analyzers that take turns. */
class CostRoundsTest {

  @Test
  void theSlowestCandidateMeetsTheFastestBaselineAndOutliersAreLeftOut() {
    Difference millis = rounds(new double[] {10, 99, 12, 11, 1}, new double[] {6, 7, 0.1, 50, 8});

    assertThat(millis.baseline()).isEqualTo(11);
    assertThat(millis.candidate()).isEqualTo(7);
    assertThat(millis.interval()).contains(new Interval(6 - 12, 8 - 10));
    assertThat(millis.ratio().orElseThrow().low()).isCloseTo(6 / 12.0, within(1e-12));
    assertThat(millis.ratio().orElseThrow().high()).isCloseTo(8 / 10.0, within(1e-12));
  }

  @Test
  void twoRoundsLeaveNothingToCompare() {
    Difference millis = rounds(new double[] {10, 11}, new double[] {6, 7});

    assertThat(millis.interval()).isEmpty();
    assertThat(millis.ratio()).isEmpty();
  }

  @Test
  void aFigureThatARoundLacksIsLeftOut() {
    CostRounds rounds = new CostRounds();
    rounds.add(Map.of(Figure.MILLIS_P50, 10.0), Map.of());

    assertThat(rounds.differences()).isEmpty();
  }

  private static Difference rounds(double[] baseline, double[] candidate) {
    CostRounds rounds = new CostRounds();
    for (int i = 0; i < baseline.length; i++) {
      rounds.add(Map.of(Figure.MILLIS_P50, baseline[i]), Map.of(Figure.MILLIS_P50, candidate[i]));
    }
    return Objects.requireNonNull(rounds.differences().get(Figure.MILLIS_P50));
  }
}
