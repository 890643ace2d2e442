package io.nunchi.cli.internal.interrupt;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The request that a run ends soon. Any thread. */
public final class StopSignal {

  private final CountDownLatch request = new CountDownLatch(1);

  /** Requests the end; a second request changes nothing. */
  public void request() {
    request.countDown();
  }

  /** True if the end was requested. */
  public boolean isRequested() {
    return request.getCount() == 0;
  }

  /**
   * Waits for the request.
   *
   * @return true if the end was asked for, false if the time ran out first
   */
  public boolean await(Duration timeout) {
    try {
      return request.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
