package io.nunchi.tck.internal.picture;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds an analyzer up in the middle of a call, without any timing: any thread. */
public final class Gate {

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  /** Waits until somebody stands before the gate; false if nobody came in time. */
  public boolean awaitReached(long millis) throws InterruptedException {
    return reached.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Lets everybody pass. */
  public void open() {
    open.countDown();
  }

  /** An interrupt is kept for the analyzer, and does not open the gate. */
  void pass() {
    reached.countDown();
    boolean interrupted = false;
    while (open.getCount() > 0) {
      try {
        open.await();
      } catch (InterruptedException laterPlease) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
