package io.nunchi.tck.internal.run;

import java.time.Duration;

/**
 * The measured work of a subject on this machine, in processor time.
 *
 * @param start the work of starting and warming up an engine
 * @param frame the work of a small frame
 * @param startPulses the pulses of the kit that fit into the first start, however little it worked
 */
public record Calibration(Duration start, Duration frame, int startPulses) {

  /** The work of a subject that was not measured. */
  static final Calibration NONE = new Calibration(Duration.ZERO, Duration.ZERO, 0);

  private static final int STARTS = 20;
  private static final int FRAMES = 400;
  private static final int MOST_ANALYZERS_PER_ENGINE = 16;
  private static final int LEAST_ANALYZERS_PER_ENGINE = 4;
  private static final int PART_OF_BUDGET_FOR_ANALYZERS = 4;

  /** Returns the limits after which a call counts as hung. */
  Patience patience(Effort effort) {
    Duration scaled = start.multipliedBy(STARTS).plus(frame.multipliedBy(FRAMES));
    Duration work = scaled.compareTo(effort.work()) > 0 ? scaled : effort.work();
    return Patience.of(Math.max(effort.pulses(), 2 * startPulses), work);
  }

  int cycles(Effort effort) {
    return affordable(effort.cycles(), 8, start.plus(frame), effort.budget());
  }

  /** Returns the number of analyzers that an engine opens, given the work of each. */
  int analyzers(Effort effort, Duration each) {
    return affordable(
        effort.cycles() * MOST_ANALYZERS_PER_ENGINE,
        cycles(effort) * LEAST_ANALYZERS_PER_ENGINE,
        each,
        effort.budget().dividedBy(PART_OF_BUDGET_FOR_ANALYZERS));
  }

  int frames(Effort effort) {
    return affordable(effort.frames(), 400, frame, effort.budget());
  }

  /** Halves the number until the budget is enough: small differences of speed change nothing. */
  private static int affordable(int most, int least, Duration each, Duration budget) {
    long affordable = budget.toNanos() / Math.max(1, each.toNanos());
    int count = most;
    while (count > affordable && count > least) {
      count = Math.max(least, count / 2);
    }
    return count;
  }
}
