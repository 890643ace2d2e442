package io.nunchi.tck.internal.run;

import java.time.Duration;

/**
 * The measured speed of a subject on this machine.
 *
 * @param start the time to start and warm up an engine
 * @param frame the median time of a small frame
 */
public record Calibration(Duration start, Duration frame) {

  private static final int STARTS = 20;
  private static final int FRAMES = 400;

  /** Returns the time after which a call counts as hanging. */
  Duration patience(Effort effort) {
    Duration scaled = start.multipliedBy(STARTS).plus(frame.multipliedBy(FRAMES));
    return scaled.compareTo(effort.patience()) > 0 ? scaled : effort.patience();
  }

  int cycles(Effort effort) {
    return affordable(effort.cycles(), 8, start.plus(frame), effort.budget());
  }

  int frames(Effort effort) {
    return affordable(effort.frames(), 400, frame, effort.budget());
  }

  private static int affordable(int most, int least, Duration each, Duration budget) {
    long count = budget.toNanos() / Math.max(1, each.toNanos());
    return (int) Math.max(Math.min(least, most), Math.min(most, count));
  }
}
