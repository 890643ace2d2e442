package io.nunchi.loading.internal.call;

import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A daemon thread that makes a round again and again and survives everything that a round throws.
 * Another loop looks after it and replaces the thread when it is dead or makes no progress; the
 * replaced thread ends itself if it ever comes back.
 */
final class RoundLoop {

  private static final HostLog LOG = HostLog.of(RoundLoop.class);

  private final String name;
  private final long periodNanos;
  private final Pace pace;
  private final LongConsumer round;
  private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();
  private final AtomicLong finished = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong finishedAtLastLook = new AtomicLong(-1);
  private final AtomicInteger looksWithoutProgress = new AtomicInteger();
  private volatile boolean untold;
  private volatile boolean ended;

  /**
   * Makes a loop, which {@link #start()} starts.
   *
   * @param round one round; it is given the time that it began after it was due
   */
  RoundLoop(String name, long periodNanos, Pace pace, LongConsumer round) {
    this.name = name;
    this.periodNanos = periodNanos;
    this.pace = pace;
    this.round = round;
  }

  String name() {
    return name;
  }

  /** Starts a thread in place of the one before, if there was one. */
  void start() {
    Thread before = owner.get();
    Thread created = pace.newThread(this::run, name);
    created.setDaemon(true);
    created.setContextClassLoader(RoundLoop.class.getClassLoader());
    if (owner.compareAndSet(before, created)) {
      looksWithoutProgress.set(0);
      created.start();
    }
  }

  /** Ends the thread after the round that it is in. */
  void end() {
    ended = true;
    LockSupport.unpark(owner.get());
  }

  /** Starts a thread again after the end; if none can be started, the loop stays ended. */
  void resumeIfEnded() {
    if (!ended) {
      return;
    }
    ended = false;
    try {
      start();
    } catch (Throwable e) { // no thread, no memory
      ended = true;
      throw e;
    }
  }

  /** The thread that makes the rounds, or null before the start. */
  @Nullable Thread thread() {
    return owner.get();
  }

  /** Returns true if the thread has ended, or could not be started. */
  boolean isDead() {
    Thread thread = owner.get();
    return !ended && (thread == null || !thread.isAlive());
  }

  /**
   * Notes that someone looks; returns true if no round has ended during this many looks. Looks are
   * counted, not time: while the process is suspended nobody looks.
   */
  boolean hasStoodStillFor(int looks) {
    long now = finished.get();
    if (ended || finishedAtLastLook.getAndSet(now) != now) {
      looksWithoutProgress.set(0);
      return false;
    }
    return looksWithoutProgress.incrementAndGet() >= looks;
  }

  private void run() {
    Thread self = Thread.currentThread();
    while (!ended && owner.get() == self) {
      try {
        long dueNanos = pace.nanos() + periodNanos;
        pace.pause(periodNanos);
        if (!ended && owner.get() == self) {
          round.accept(pace.nanos() - dueNanos);
        }
      } catch (Throwable e) { // the next round may fare better
        failed(e);
      }
      if (owner.get() == self) {
        finished.incrementAndGet();
      }
    }
  }

  /** Never fails: supervision would end with this thread. */
  private void failed(Throwable failure) {
    long count = failures.incrementAndGet();
    if (untold || Long.bitCount(count) == 1) {
      untold = true;
      try {
        LOG.error("Round of {} failed, {} in all", name, count, ThrowableSnapshot.of(failure));
        untold = false;
      } catch (Throwable e) { // no memory for words: the next failure tells the count
        untold = true;
      }
    }
  }
}
