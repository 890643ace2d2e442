package io.nunchi.api.internal.analyzer;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the threads that are lost in an engine's calls now. Too many put the whole engine into
 * quarantine, until threads return or the engine is swapped. Any thread; never blocks.
 */
final class LostThreads {

  private final int most;
  private final AtomicInteger now = new AtomicInteger();

  LostThreads(int most) {
    this.most = most;
  }

  /** Counts a thread that does not come back; true if the engine goes into quarantine with it. */
  boolean lost() {
    return now.incrementAndGet() == most;
  }

  /** Ends the count of a thread that came back after all. */
  void returned() {
    now.decrementAndGet();
  }

  /** A call whose thread may return before or after its caller has given it up. */
  final class Call {

    private final AtomicBoolean oneHasCome = new AtomicBoolean();

    /** The caller gives the call up; true if the engine goes into quarantine with it. */
    boolean givenUp() {
      return oneHasCome.compareAndSet(false, true) && lost();
    }

    /** The thread has returned from the plugin. */
    void hasReturned() {
      if (!oneHasCome.compareAndSet(false, true)) {
        returned();
      }
    }
  }

  /** The number of threads that are lost now. */
  int now() {
    return now.get();
  }

  boolean areTooMany() {
    return now.get() >= most;
  }
}
