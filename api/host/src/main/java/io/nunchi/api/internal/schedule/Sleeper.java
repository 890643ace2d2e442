package io.nunchi.api.internal.schedule;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A worker's place to sleep, the same every time: unlike a wait for a {@code Condition} it takes no
 * memory, and the waking thread holds no lock that the worker needs at once.
 */
final class Sleeper {

  private volatile @Nullable Thread asleep;

  /** Announces the sleep of the current thread; from now on it can be woken. */
  void prepareToSleep() {
    asleep = Thread.currentThread();
  }

  /** Sleeps until somebody wakes this, or the thread is interrupted. */
  void sleep() throws InterruptedException {
    while (asleep != null) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  boolean isAsleep() {
    return asleep != null;
  }

  /** Wakes the sleeping thread, if there is one. */
  void wake() {
    Thread sleeping = asleep;
    asleep = null;
    LockSupport.unpark(sleeping);
  }
}
