package io.nunchi.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A latch that blocks the reader of a frame's planes until it is released: it holds an analyzer in
 * the middle of a call without any timing.
 *
 * <p>Lifecycle: closed until {@link #release}, then open for ever. Threading: any thread.
 */
public final class ReadLatch {

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  /** Creates a closed latch; {@link WatchedFrame#blockedBy} attaches it to a frame. */
  public ReadLatch() {}

  /**
   * Waits until a reader is blocked.
   *
   * @param limit the longest time to wait
   * @return false if no reader came in time
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public boolean awaitReader(Duration limit) throws InterruptedException {
    return reached.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Lets all readers pass. */
  public void release() {
    open.countDown();
  }

  /** Blocks the reader. An interrupt does not release it; the analyzer finds the flag set. */
  void pass() {
    reached.countDown();
    boolean interrupted = false;
    while (open.getCount() > 0) {
      try {
        open.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
