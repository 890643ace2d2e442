package io.nunchi.api.internal.schedule;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
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
  private final ArrayDeque<Sleeper> sleepers = new ArrayDeque<>();
  private final PriorityQueue<Share> ready =
      new PriorityQueue<>(
          Comparator.<Share>comparingLong(share -> share.usedNanos)
              .thenComparingLong(share -> share.arrival));
  private final SpareTime spareTime = new SpareTime();
  private final @Nullable SpareTime waitsFor;
  private long floorNanos;
  private long arrivals;
  private int waitingWorkers;
  private boolean stopped;

  /** A queue whose workers begin whatever is ready. */
  public RunQueue() {
    this.waitsFor = null;
  }

  private RunQueue(SpareTime waitsFor) {
    this.waitsFor = waitsFor;
  }

  /** A queue whose workers begin something only in the time that this queue's workers spare. */
  public RunQueue inSpareTime() {
    RunQueue beside = new RunQueue(spareTime);
    spareTime.onBegin(beside::wakeAll);
    return beside;
  }

  private void updateSpareTime() {
    spareTime.update(waitingWorkers > ready.size());
  }

  private boolean mayBegin() {
    return waitsFor == null || stopped || waitsFor.isNow();
  }

  /** Counts the time of a turn that has ended; the share is not in the queue. */
  public void charge(Share share, long usedNanos) {
    lock.lock();
    try {
      share.usedNanos = Math.max(share.usedNanos, floorNanos);
      if (usedNanos > 0) {
        share.charge(usedNanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets a share wait for its next turn; it is not in the queue yet. */
  public void add(Share share) {
    Sleeper woken;
    lock.lock();
    try {
      share.usedNanos = Math.max(share.usedNanos, floorNanos);
      share.arrival = arrivals++;
      ready.add(share);
      updateSpareTime();
      woken = sleepers.poll();
    } finally {
      lock.unlock();
    }
    if (woken != null) {
      woken.wake();
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
  @Nullable Share take(Sleeper worker, BooleanSupplier leaves) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Share share = next();
      while (share == null) {
        if (stopped || leaves.getAsBoolean()) {
          return null;
        }
        awaitWork(worker);
        share = next();
      }
      return share;
    } finally {
      lock.unlock();
    }
  }

  /** Releases the lock until the worker is woken; the latest sleeper is woken first. */
  private void awaitWork(Sleeper worker) throws InterruptedException {
    worker.prepareToSleep();
    sleepers.push(worker);
    countWaiting(1);
    lock.unlock();
    boolean interrupted = false;
    try {
      worker.sleep();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    lock.lock();
    countWaiting(-1);
    boolean wasWoken = !sleepers.remove(worker); // a stale entry would swallow a wake-up
    if (interrupted && wasWoken) {
      Thread.currentThread().interrupt(); // it was woken for a share, which nobody else will see
    } else if (interrupted) {
      throw new InterruptedException();
    }
  }

  private void countWaiting(int change) {
    waitingWorkers += change;
    updateSpareTime();
  }

  private @Nullable Share next() {
    Share share = mayBegin() ? ready.poll() : pollUrgent();
    if (share != null) {
      updateSpareTime();
      floorNanos = Math.max(floorNanos, share.usedNanos);
    }
    return share;
  }

  private @Nullable Share pollUrgent() {
    for (Share share : ready) {
      if (share.urgent) {
        ready.remove(share);
        return share;
      }
    }
    return null;
  }

  /** Exempts a share that must end from waiting for spare time. */
  public void markUrgent(Share share) {
    lock.lock();
    try {
      share.urgent = true;
      if (waitsFor != null) {
        wakeSleepers();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Wakes all waiting workers so that each can check again. */
  void wakeAll() {
    lock.lock();
    try {
      wakeSleepers();
    } finally {
      lock.unlock();
    }
  }

  private void wakeSleepers() {
    for (Sleeper next = sleepers.poll(); next != null; next = sleepers.poll()) {
      next.wake();
    }
  }

  void stop() {
    lock.lock();
    try {
      stopped = true;
      wakeSleepers();
    } finally {
      lock.unlock();
    }
  }
}
