package io.nunchi.tck.internal.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoveringArrayTest {

  static List<int[]> factors() {
    return List.of(
        new int[] {1, 1},
        new int[] {2, 3},
        new int[] {3, 3, 3},
        new int[] {6, 2, 3, 7, 2, 4, 8, 4});
  }

  @ParameterizedTest
  @MethodSource("factors")
  void hasEveryPairOfChoices(int[] sizes) {
    List<int[]> rows = CoveringArray.ofPairs(sizes);

    for (int factor = 0; factor < sizes.length; factor++) {
      for (int other = factor + 1; other < sizes.length; other++) {
        int one = factor;
        int two = other;
        assertThat(rows.stream().map(row -> List.of(row[one], row[two])).distinct())
            .as("pairs of factors %d and %d of %s", one, two, Arrays.toString(sizes))
            .hasSize(sizes[one] * sizes[two]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("factors")
  void choosesWithinEachFactor(int[] sizes) {
    for (int[] row : CoveringArray.ofPairs(sizes)) {
      assertThat(row).hasSameSizeAs(sizes);
      for (int factor = 0; factor < sizes.length; factor++) {
        assertThat(row[factor]).isBetween(0, sizes[factor] - 1);
      }
    }
  }

  /** At least as many rows as the two largest factors have pairs are needed. */
  @ParameterizedTest
  @MethodSource("factors")
  void needsLittleMoreRowsThanTheLargestPairOfFactors(int[] sizes) {
    int[] sorted = sizes.clone();
    Arrays.sort(sorted);
    int least = sorted[sorted.length - 1] * sorted[sorted.length - 2];

    assertThat(CoveringArray.ofPairs(sizes).size()).isBetween(least, least + 1 + least / 4);
  }
}
