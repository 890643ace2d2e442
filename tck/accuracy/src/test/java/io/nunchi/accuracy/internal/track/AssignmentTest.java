package io.nunchi.accuracy.internal.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  @Property(tries = 500)
  void noOtherPairingGainsMore(
      @ForAll @IntRange(min = 1, max = 6) int rows,
      @ForAll @IntRange(min = 1, max = 6) int columns,
      @ForAll long seed) {
    Random random = new Random(seed);
    double[][] gains = new double[rows][columns];
    for (double[] row : gains) {
      Arrays.setAll(row, i -> random.nextInt(4) == 0 ? 0 : random.nextDouble());
    }

    int[] pairs = Assignment.best(gains);

    assertThat(Arrays.stream(pairs).filter(column -> column >= 0))
        .doesNotHaveDuplicates()
        .hasSize(Math.min(rows, columns));
    double gain = 0;
    for (int row = 0; row < rows; row++) {
      gain += pairs[row] >= 0 ? gains[row][pairs[row]] : 0;
    }
    assertThat(gain).isCloseTo(bestByTrying(gains, 0, new boolean[columns]), within(1e-9));
  }

  @Test
  void nothingHasNoPairs() {
    assertThat(Assignment.best(new double[0][0])).isEmpty();
    assertThat(Assignment.best(new double[2][0])).containsExactly(-1, -1);
  }

  private static double bestByTrying(double[][] gains, int row, boolean[] taken) {
    if (row == gains.length) {
      return 0;
    }
    double best = bestByTrying(gains, row + 1, taken);
    for (int column = 0; column < taken.length; column++) {
      if (!taken[column]) {
        taken[column] = true;
        best = Math.max(best, gains[row][column] + bestByTrying(gains, row + 1, taken));
        taken[column] = false;
      }
    }
    return best;
  }
}
