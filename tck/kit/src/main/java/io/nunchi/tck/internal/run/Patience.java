package io.nunchi.tck.internal.run;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The limits after which a call counts as hung, in processor time and not in seconds: a busy
 * machine makes every call slow, and none hang.
 *
 * @param pulses the pulses of the kit in which nothing happens
 * @param work the processor time of a call that does not end
 * @param steps counts the kit's own steps, each of which starts both limits anew
 */
public record Patience(int pulses, Duration work, LongSupplier steps) {

  /** A patience that no step of the kit renews. */
  public static Patience of(int pulses, Duration work) {
    return new Patience(pulses, work, () -> 0);
  }

  /** The patience with as many calls at once. */
  public Patience forCalls(int calls) {
    return new Patience(pulses, work.multipliedBy(Math.max(1, calls)), steps);
  }

  /** The patience with all limits so many times as high. */
  Patience times(int factor) {
    return new Patience(pulses * factor, work.multipliedBy(factor), steps);
  }

  long workNanos() {
    return work.toNanos();
  }
}
