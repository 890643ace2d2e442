package io.nunchi.tracking.bytetrack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PairingTest {

  private final Pairing pairing = new Pairing();

  @Property(tries = 200)
  void gainsAsMuchAsTheBestOfAllPairings(
      @ForAll @IntRange(max = 5) int rows,
      @ForAll @IntRange(max = 6) int columns,
      @ForAll @DoubleRange(min = 0, max = 1) double density,
      @ForAll long seed) {
    double[][] gains = gains(rows, columns, density, new Random(seed));
    Pairing solver = new Pairing();

    assertThat(solve(solver, gains, columns)).isCloseTo(best(gains, 0, 0), within(1e-9));
  }

  @Test
  void reusedMemoryRemembersNothing() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      double[][] gains = gains(random.nextInt(7), 5, random.nextDouble(), random);
      assertThat(solve(pairing, gains, 5)).isCloseTo(best(gains, 0, 0), within(1e-9));
    }
  }

  @Test
  void equalGainsArePairedInOrder() {
    pairing.reset(2, 2);
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 2; column++) {
        pairing.offer(row, column, 0.5);
      }
    }
    pairing.solve();

    assertThat(pairing.columnOf(0)).isZero();
    assertThat(pairing.columnOf(1)).isEqualTo(1);
  }

  private static double[][] gains(int rows, int columns, double density, Random random) {
    double[][] gains = new double[rows][columns];
    for (double[] row : gains) {
      for (int column = 0; column < columns; column++) {
        row[column] = random.nextDouble() < density ? random.nextDouble() : 0;
      }
    }
    return gains;
  }

  private static double solve(Pairing solver, double[][] gains, int columns) {
    solver.reset(gains.length, columns);
    for (int row = 0; row < gains.length; row++) {
      for (int column = 0; column < columns; column++) {
        solver.offer(row, column, gains[row][column]);
      }
    }
    solver.solve();
    double sum = 0;
    for (int row = 0; row < gains.length; row++) {
      int column = solver.columnOf(row);
      if (column >= 0) {
        assertThat(solver.rowOf(column)).isEqualTo(row);
        assertThat(gains[row][column]).isPositive();
        sum += gains[row][column];
      }
    }
    return sum;
  }

  /** Tries all pairings. */
  private static double best(double[][] gains, int row, int usedColumns) {
    if (row == gains.length) {
      return 0;
    }
    double best = best(gains, row + 1, usedColumns);
    for (int column = 0; column < gains[row].length; column++) {
      if ((usedColumns & 1 << column) == 0) {
        best = Math.max(best, gains[row][column] + best(gains, row + 1, usedColumns | 1 << column));
      }
    }
    return best;
  }
}
