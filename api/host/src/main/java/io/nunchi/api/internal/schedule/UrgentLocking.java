package io.nunchi.api.internal.schedule;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes locks of the host where failing is no choice. A thread that has to wait for a lock needs
 * memory for its place in the line; without any, it tries until the lock is free. So it is for
 * locks that are held for a few instructions only.
 */
public final class UrgentLocking {

  private static final long PAUSE_NANOS = 10_000;

  private UrgentLocking() {}

  /** Takes a lock, also if there is no memory. */
  public static void lock(Lock lock) {
    while (true) {
      try {
        lock.lock();
        return;
      } catch (OutOfMemoryError noPlaceInLine) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
