package io.nunchi.cli.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatedCostsTest {

  private final RepeatedCosts costs = new RepeatedCosts();

  private void add(double... millis) {
    for (double value : millis) {
      costs.add(Map.of(Figure.MILLIS_P50, value));
    }
  }

  @Test
  void hasNoFigureBeforeItsFirstTurn() {
    assertThat(costs.median(Figure.MILLIS_P50)).isEmpty();
    assertThat(costs.middle(Figure.MILLIS_P50)).isEmpty();
  }

  @Test
  void leavesTheFastestAndTheSlowestTurnOut() {
    add(9, 1, 5, 4, 6);
    assertThat(costs.median(Figure.MILLIS_P50)).hasValue(5);
    assertThat(costs.middle(Figure.MILLIS_P50)).contains(new Interval(4, 6));
    assertThat(costs.count(Figure.MILLIS_P50)).isEqualTo(5);
    assertThat(costs.count(Figure.PEAK_MEMORY_BYTES)).isZero();
  }

  @Test
  void twoTurnsHaveNoMiddle() {
    add(1, 2);
    assertThat(costs.middle(Figure.MILLIS_P50)).isEmpty();
  }
}
