package io.nunchi.api.internal.schedule;

/**
 * The time that the workers of one queue leave to those of another: while one of them has nothing
 * to do. Asking takes no lock.
 */
final class SpareTime {

  private volatile boolean now;
  private volatile Runnable onBegin = () -> {};

  void onBegin(Runnable listener) {
    onBegin = listener;
  }

  boolean isNow() {
    return now;
  }

  /** Guarded by the lock of the queue whose workers spare it. */
  void update(boolean isSpare) {
    boolean begins = isSpare && !now;
    now = isSpare;
    if (begins) {
      onBegin.run();
    }
  }
}
