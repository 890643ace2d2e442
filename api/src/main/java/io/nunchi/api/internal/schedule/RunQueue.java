package io.nunchi.api.internal.schedule;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The streams that have something to do. The one that used the least of the workers' time, measured
 * by its weight, is next; a stream that comes back after a pause has saved nothing up. So a stream
 * that waits is overtaken only until the others have used as much as it did: none starves.
 */
public final class RunQueue {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition available = lock.newCondition();
  private final PriorityQueue<Share> ready =
      new PriorityQueue<>(
          Comparator.<Share>comparingLong(share -> share.usedNanos)
              .thenComparingLong(share -> share.arrival));
  private long floorNanos;
  private long arrivals;
  private boolean stopped;

  /** Lets a share wait for its next turn; it is not in the queue yet. */
  public void add(Share share, long usedNanos) {
    lock.lock();
    try {
      share.usedNanos = Math.max(share.usedNanos, floorNanos);
      if (usedNanos > 0) {
        share.charge(usedNanos);
      }
      share.arrival = arrivals++;
      ready.add(share);
      available.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The next share, or null at once if there is none. */
  public @Nullable Share poll() {
    lock.lock();
    try {
      return next();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next share; null when the queue was stopped and is empty, or on leaving. */
  @Nullable Share take(BooleanSupplier leaves) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (ready.isEmpty()) {
        if (stopped || leaves.getAsBoolean()) {
          return null;
        }
        available.await();
      }
      return next();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Share next() {
    Share share = ready.poll();
    if (share != null) {
      floorNanos = Math.max(floorNanos, share.usedNanos);
    }
    return share;
  }

  /** Lets everybody who waits look whether to leave. */
  void wakeAll() {
    lock.lock();
    try {
      available.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    lock.lock();
    try {
      stopped = true;
      available.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
