package io.nunchi.reference.internal.batch;

import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts the runs by their number of pictures.
 *
 * <p>Threading: any thread; calls never wait.
 */
public final class BatchTally {

  private final AtomicLongArray runsBySize;

  BatchTally(int most) {
    this.runsBySize = new AtomicLongArray(most + 1);
  }

  void ran(int pictures) {
    runsBySize.incrementAndGet(pictures);
  }

  /**
   * Counts the runs that had so many pictures.
   *
   * @param pictures from 1
   * @return the number of runs that gave an answer
   */
  public long runsOf(int pictures) {
    return runsBySize.get(pictures);
  }

  /**
   * The runs of each size for a person.
   *
   * @return such as {@code runs so far: 12 of 1, 40 of 4}, or {@code no runs yet}
   */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "runs so far: ", "").setEmptyValue("no runs yet");
    for (int pictures = 1; pictures < runsBySize.length(); pictures++) {
      long runs = runsBySize.get(pictures);
      if (runs > 0) {
        text.add(runs + " of " + pictures);
      }
    }
    return text.toString();
  }
}
