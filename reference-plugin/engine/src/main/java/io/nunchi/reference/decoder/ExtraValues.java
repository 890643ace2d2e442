package io.nunchi.reference.decoder;

import java.util.Arrays;

/** Numbers that only some candidates have, all in one array; for one thread. */
final class ExtraValues {

  private float[] values = new float[0];
  private int[] starts = new int[0];
  private int[] counts = new int[0];
  private int used;

  void clear() {
    used = 0;
    Arrays.fill(counts, 0);
  }

  /** Adds a number to a candidate; the numbers of one candidate follow each other. */
  void add(int candidate, float value) {
    if (candidate >= counts.length) {
      int capacity = Math.max(candidate + 1, 2 * counts.length);
      starts = Arrays.copyOf(starts, capacity);
      counts = Arrays.copyOf(counts, capacity);
    }
    if (used == values.length) {
      values = Arrays.copyOf(values, Math.max(64, 2 * values.length));
    }
    if (counts[candidate] == 0) {
      starts[candidate] = used;
    }
    values[used] = value;
    used++;
    counts[candidate]++;
  }

  int count(int candidate) {
    return candidate < counts.length ? counts[candidate] : 0;
  }

  float at(int candidate, int index) {
    return values[starts[candidate] + index];
  }

  float[] copy(int candidate) {
    int count = count(candidate);
    return count == 0
        ? new float[0]
        : Arrays.copyOfRange(values, starts[candidate], starts[candidate] + count);
  }
}
