package io.nunchi.tck.internal.frames;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Few rows of choices in which every pair of choices occurs, chosen greedily. A fault that depends
 * on one or two properties of a frame shows up in some row; trying all combinations would take
 * thousands of times as long.
 *
 * <p>The rows are the same at every call. Stateless; any thread.
 */
final class CoveringArray {

  private final int[] sizes;

  /** Bit {@code choice * total + other} is set while the pair occurs in no row. */
  private final BitSet missing = new BitSet();

  private final int[] firstOf;
  private final int total;

  private CoveringArray(int[] sizes) {
    this.sizes = sizes.clone();
    this.firstOf = new int[sizes.length];
    int next = 0;
    for (int factor = 0; factor < sizes.length; factor++) {
      firstOf[factor] = next;
      next += sizes[factor];
    }
    this.total = next;
    for (int factor = 0; factor < sizes.length; factor++) {
      for (int other = factor + 1; other < sizes.length; other++) {
        for (int choice = 0; choice < sizes[factor]; choice++) {
          for (int otherChoice = 0; otherChoice < sizes[other]; otherChoice++) {
            missing.set(pair(factor, choice, other, otherChoice));
          }
        }
      }
    }
  }

  /**
   * Returns rows with one choice for each factor.
   *
   * @param sizes the number of choices of each factor, at least two factors
   * @return rows of choices, each from 0
   */
  static List<int[]> ofPairs(int... sizes) {
    CoveringArray array = new CoveringArray(sizes);
    List<int[]> rows = new ArrayList<>();
    while (!array.missing.isEmpty()) {
      int[] row = array.nextRow();
      array.markCovered(row);
      rows.add(row);
    }
    return rows;
  }

  private int pair(int factor, int choice, int other, int otherChoice) {
    int one = firstOf[factor] + choice;
    int two = firstOf[other] + otherChoice;
    return Math.min(one, two) * total + Math.max(one, two);
  }

  /** Starts with a pair that is missing, and adds the choice that covers most, factor by factor. */
  private int[] nextRow() {
    int[] row = new int[sizes.length];
    Arrays.fill(row, -1);
    int start = missing.nextSetBit(0);
    choose(row, start / total);
    choose(row, start % total);
    for (int factor = 0; factor < sizes.length; factor++) {
      if (row[factor] < 0) {
        row[factor] = bestChoice(row, factor);
      }
    }
    return row;
  }

  private void choose(int[] row, int choiceOfAll) {
    int factor = sizes.length - 1;
    while (firstOf[factor] > choiceOfAll) {
      factor--;
    }
    row[factor] = choiceOfAll - firstOf[factor];
  }

  private int bestChoice(int[] row, int factor) {
    int best = 0;
    int most = -1;
    for (int choice = 0; choice < sizes[factor]; choice++) {
      int covered = 0;
      for (int other = 0; other < sizes.length; other++) {
        if (row[other] >= 0 && missing.get(pair(factor, choice, other, row[other]))) {
          covered++;
        }
      }
      if (covered > most) {
        most = covered;
        best = choice;
      }
    }
    return best;
  }

  private void markCovered(int[] row) {
    for (int factor = 0; factor < row.length; factor++) {
      for (int other = factor + 1; other < row.length; other++) {
        missing.clear(pair(factor, row[factor], other, row[other]));
      }
    }
  }
}
