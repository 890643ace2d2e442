package io.nunchi.cli.internal.interrupt;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish that what runs ends soon. Any thread. */
public final class StopSignal {

  private final CountDownLatch wish = new CountDownLatch(1);

  /** Asks for the end; asking again changes nothing. */
  public void request() {
    wish.countDown();
  }

  /** Whether the end was asked for. */
  public boolean isRequested() {
    return wish.getCount() == 0;
  }

  /**
   * Waits for the wish.
   *
   * @return true if the end was asked for, false if the time ran out first
   */
  public boolean await(Duration timeout) {
    try {
      return wish.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
