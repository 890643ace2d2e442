package io.nunchi.tck.internal.trial;

import java.time.Duration;

/**
 * How fast this subject is on this machine now.
 *
 * @param start how long an engine took to start and warm up
 * @param frame the median of how long a small frame took
 */
public record Calibration(Duration start, Duration frame) {

  private static final int STARTS = 20;
  private static final int FRAMES = 400;

  /** After this long, something hangs. */
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
