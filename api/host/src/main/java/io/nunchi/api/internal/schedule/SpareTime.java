package io.nunchi.api.internal.schedule;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The time that the workers of all live queues leave to a queue in the background: while none of
 * those queues keeps all its workers busy. Asking takes no lock.
 */
public final class SpareTime {

  private final AtomicInteger busyQueues = new AtomicInteger();
  private volatile Runnable onBegin = () -> {};

  /** Sets the task that runs when spare time begins; it is short and never blocks. */
  void onBegin(Runnable task) {
    onBegin = task;
  }

  boolean isNow() {
    return busyQueues.get() == 0;
  }

  /** Counts a queue whose workers all have something to do. */
  void queueIsBusy() {
    busyQueues.incrementAndGet();
  }

  /** Ends the count of such a queue. */
  void queueHasAnIdleWorker() {
    if (busyQueues.decrementAndGet() == 0) {
      onBegin.run();
    }
  }
}
