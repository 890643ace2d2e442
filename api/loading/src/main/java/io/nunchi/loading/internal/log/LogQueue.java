package io.nunchi.loading.internal.log;

import io.nunchi.loading.HostThread;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * A bounded queue of log lines and the daemon thread that writes them.
 *
 * <p>Callers take no lock. The thread starts with the first line and ends when none came for a
 * while; where it cannot start, lines wait for the next attempt, which the next line makes.
 */
final class LogQueue {

  /** Something that the log's thread does in its turn. */
  interface Entry {
    void write();
  }

  /** The queue of everything that this process logs. */
  static final LogQueue PROCESS =
      new LogQueue(1_000, TimeUnit.SECONDS.toNanos(5), task -> HostThread.of(task, "nunchi-log"));

  private static final HostLog OWN = HostLog.of(HostLog.class);

  private final int capacity;
  private final long idleNanos;
  private final Function<Runnable, Thread> threads;
  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final AtomicInteger lines = new AtomicInteger();
  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicReference<@Nullable Thread> writer = new AtomicReference<>();
  private long lostAndTold;

  LogQueue(int capacity, long idleNanos, Function<Runnable, Thread> threads) {
    this.capacity = capacity;
    this.idleNanos = idleNanos;
    this.threads = threads;
  }

  /** Adds a line, or counts it as lost. */
  void add(LogLine line) {
    if (!line.beginWaiting()) {
      countLost();
      return;
    }
    if (lines.incrementAndGet() > capacity) {
      endWaiting(line);
      countLost();
      return;
    }
    try {
      entries.add(line);
    } catch (Throwable e) { // no memory
      endWaiting(line);
      countLost();
      return;
    }
    wake();
  }

  private void endWaiting(LogLine line) {
    lines.decrementAndGet();
    line.endWaiting();
  }

  /** Adds a question; false if there is no room for it, and the asker has to come again. */
  boolean ask(Runnable question) {
    if (questions.incrementAndGet() > capacity) {
      questions.decrementAndGet();
      return false;
    }
    boolean added = false;
    try {
      added = entries.add(new Question(question));
    } catch (Throwable e) { // no memory
      return false;
    } finally {
      if (!added) {
        questions.decrementAndGet();
      }
    }
    wake();
    return true;
  }

  private record Question(Runnable asked) implements Entry {
    @Override
    public void write() {
      asked.run();
    }
  }

  void countLost() {
    lost.incrementAndGet();
  }

  long lost() {
    return lost.get();
  }

  /** Waits until every line that was added before is written. */
  boolean flush(long nanos) {
    CountDownLatch reached = new CountDownLatch(1);
    entries.add(reached::countDown);
    wake();
    try {
      return reached.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void wake() {
    Thread running = writer.get();
    if (running != null) {
      LockSupport.unpark(running);
      return;
    }
    Thread created = null;
    try {
      created = threads.apply(this::writeAll);
      if (writer.compareAndSet(null, created)) {
        created.start();
      }
    } catch (Throwable e) { // no thread now; the next line tries again
      if (created != null) {
        writer.compareAndSet(created, null);
      }
    }
  }

  private void writeAll() {
    Thread self = Thread.currentThread();
    try {
      long idleSince = System.nanoTime();
      while (true) {
        Entry next = entries.poll();
        if (next != null) {
          write(next);
          idleSince = System.nanoTime();
          continue;
        }
        tellLost();
        Thread.interrupted(); // nobody ends this thread by an interrupt
        long left = idleNanos - (System.nanoTime() - idleSince);
        if (left > 0) {
          LockSupport.parkNanos(this, left);
          continue;
        }
        writer.set(null);
        if (entries.isEmpty() || !writer.compareAndSet(null, self)) {
          return;
        }
      }
    } finally {
      writer.compareAndSet(self, null);
    }
  }

  private void write(Entry entry) {
    if (entry instanceof LogLine line) {
      endWaiting(line);
    } else if (entry instanceof Question) {
      questions.decrementAndGet();
    }
    try {
      entry.write();
    } catch (Throwable e) { // the logging library's; the next line may fare better
      if (entry instanceof LogLine) {
        countLost();
      }
    }
  }

  private void tellLost() {
    long now = lost.get();
    long more = now - lostAndTold;
    if (more > 0) {
      lostAndTold = now;
      try {
        OWN.logger()
            .atLevel(Level.WARN)
            .log("{} lines of the log were dropped: they came faster than it wrote them", more);
      } catch (Throwable e) { // the logging library's; the count stays
        lostAndTold = now - more;
      }
    }
  }
}
