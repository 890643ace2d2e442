package io.nunchi.api.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for a condition and leaves the processor to others meanwhile. The wait ends with a failure
 * when a test's time limit interrupts it, or after a minute.
 */
public final class Await {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration BETWEEN_CHECKS = Duration.ofNanos(100_000);

  private Await() {}

  public static void until(BooleanSupplier condition) {
    long beginNanos = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (Thread.currentThread().isInterrupted()
          || System.nanoTime() - beginNanos > LONGEST.toNanos()) {
        throw new AssertionError("the condition has not come true");
      }
      LockSupport.parkNanos(BETWEEN_CHECKS.toNanos());
    }
  }
}
