package io.nunchi.scenes.internal.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class RowSpansTest {

  private static final int SIDE = 40;

  private static int[] cover(int[] counts, float[] corners) {
    RowSpans spans = new RowSpans();
    spans.open(corners[0], corners[1], corners[2], corners[3], corners[4], corners[5], SIDE, SIDE);
    for (int row = spans.firstRow; row <= spans.lastRow; row++) {
      spans.at(row);
      for (int column = spans.first; column <= spans.last; column++) {
        counts[row * SIDE + column]++;
      }
    }
    return counts;
  }

  @Test
  void coversTheCellsWhoseMiddleLiesInside() {
    int[] counts = cover(new int[SIDE * SIDE], new float[] {0, 0, 4, 0, 0, 4});

    assertThat(counts[0]).isOne();
    assertThat(counts[2]).isOne();
    assertThat(counts[4]).isZero();
    assertThat(counts[3 * SIDE + 1]).isZero();
  }

  /** A quadrilateral around the middle, cut along either diagonal, covers each cell once. */
  @Property(tries = 300)
  void trianglesThatShareAnEdgeLeaveNoGapAndShareNoCell(
      @ForAll @FloatRange(min = -9, max = 18) float left,
      @ForAll @FloatRange(min = -9, max = 18) float top,
      @ForAll @FloatRange(min = 22, max = 49) float right,
      @ForAll @FloatRange(min = 22, max = 49) float bottom,
      @ForAll @FloatRange(min = 19, max = 21) float middleX,
      @ForAll @FloatRange(min = 19, max = 21) float middleY) {
    float[] corners = {left, middleY, middleX, top, right, middleY, middleX, bottom};
    int[] counts = new int[SIDE * SIDE];
    for (int i = 0; i < 4; i++) {
      int j = (i + 1) % 4;
      cover(
          counts,
          new float[] {
            middleX, middleY, corners[2 * i], corners[2 * i + 1], corners[2 * j], corners[2 * j + 1]
          });
    }

    for (int row = 0; row < SIDE; row++) {
      assertThat(countsFromFirstToLast(counts, row)).as("row %d", row).containsOnly(1);
    }
  }

  /** Of the cells of a row from the first that is covered to the last; a 1 if none is. */
  private static Set<Integer> countsFromFirstToLast(int[] counts, int row) {
    int first = row * SIDE;
    int last = first + SIDE - 1;
    while (first <= last && counts[first] == 0) {
      first++;
    }
    while (last >= first && counts[last] == 0) {
      last--;
    }
    Set<Integer> found = new HashSet<>();
    for (int at = first; at <= last; at++) {
      found.add(counts[at]);
    }
    return found.isEmpty() ? Set.of(1) : found;
  }
}
