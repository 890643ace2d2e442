package io.nunchi.api.internal.schedule;

import io.nunchi.loading.internal.call.AbandonedCall;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.loading.internal.call.MonotonicClock;
import io.nunchi.loading.internal.call.Supervisor;
import io.nunchi.spi.failure.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that analyze.
 *
 * <p>A worker whose turn takes long does not count: a spare one takes its place until it comes
 * back, so slow streams do not slow the others. A worker that is lost in a plugin is replaced for
 * good.
 */
public final class Workers {

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final long CLOSE_SECONDS = 5;
  private static final long LONG_TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Kind kind;
  private final int count;
  private final RunQueue queue;
  private final Supervisor supervisor;
  private final MonotonicClock clock;
  private final long graceNanos;
  private final Set<Worker> workers = new HashSet<>();
  private int started;
  private volatile int epoch;
  private boolean closed;

  private record Kind(String threadName, int priority, int mostSpares) {}

  /** The threads that serve the streams. */
  public Workers(
      int count, RunQueue queue, Supervisor supervisor, MonotonicClock clock, long graceNanos) {
    this(
        new Kind("nunchi-worker-", Thread.NORM_PRIORITY, count),
        count,
        queue,
        supervisor,
        clock,
        graceNanos);
  }

  /** One thread of the lowest priority, which no spare one helps. */
  public static Workers inBackground(
      String threadName,
      RunQueue queue,
      Supervisor supervisor,
      MonotonicClock clock,
      long graceNanos) {
    return new Workers(
        new Kind(threadName, Thread.MIN_PRIORITY, 0), 1, queue, supervisor, clock, graceNanos);
  }

  private Workers(
      Kind kind,
      int count,
      RunQueue queue,
      Supervisor supervisor,
      MonotonicClock clock,
      long graceNanos) {
    this.kind = kind;
    this.count = count;
    this.queue = queue;
    this.supervisor = supervisor;
    this.clock = clock;
    this.graceNanos = graceNanos;
    try {
      fillUp();
    } catch (RuntimeException | Error noMoreThreads) {
      queue.stop();
      throw noMoreThreads;
    }
    supervisor.everyRound(this::fillUp);
  }

  private synchronized void fillUp() {
    if (closed) {
      return;
    }
    int wanted = count + Math.min(kind.mostSpares(), longTurns());
    while (workers.size() < wanted) {
      startWorker();
    }
  }

  private void startWorker() {
    Worker worker = new Worker();
    workers.add(worker);
    try {
      worker.start();
    } catch (RuntimeException | Error noMoreThreads) {
      workers.remove(worker);
      supervisor.forget(worker.watch);
      throw noMoreThreads;
    }
  }

  private int longTurns() {
    long now = clock.nanos();
    int found = 0;
    for (Worker worker : workers) {
      if (worker.busy && now - worker.turnStartNanos >= LONG_TURN_NANOS) {
        found++;
      }
    }
    return found;
  }

  private synchronized boolean leavesAsSpare(Worker worker) {
    return workers.size() > count + Math.min(kind.mostSpares(), longTurns())
        && workers.remove(worker);
  }

  /** Also while closing: somebody has to end the turn that the lost worker does not end. */
  private synchronized void replace(Worker lost) {
    workers.remove(lost);
    if (closed) {
      startWorker();
    } else {
      fillUp();
    }
  }

  /**
   * Replaces every thread as soon as its turn ends: what a plugin that is gone has left in their
   * thread-locals goes with them.
   */
  public void renew() {
    synchronized (this) {
      epoch++;
    }
    queue.wakeAll();
  }

  private synchronized void ended(Worker worker) {
    workers.remove(worker);
    fillUp();
    notifyAll();
  }

  /** The number of threads that serve the streams now, lost ones not counted. */
  public synchronized int size() {
    return workers.size();
  }

  /** Ends the threads; says which of them did not end in time, and are left. */
  public List<Problem> close() {
    queue.stop();
    long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
    synchronized (this) {
      closed = true;
      try {
        long left = endNanos - System.nanoTime();
        while (!workers.isEmpty() && left > 0) {
          TimeUnit.NANOSECONDS.timedWait(this, left);
          left = endNanos - System.nanoTime();
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      if (workers.isEmpty()) {
        return List.of();
      }
      workers.forEach(worker -> worker.thread.interrupt());
      return List.of(notEnded());
    }
  }

  private synchronized Problem notEnded() {
    return Problem.of("NUN-4505", "workers did not end when the host was closed")
        .expected("the end of every turn within " + CLOSE_SECONDS + " s")
        .found(
            workers.stream().map(worker -> worker.thread.getName()).sorted().toList()
                + " in an analyzer or a listener")
        .where("host")
        .fix("they were interrupted and left; fix the listener, or tell the plugin's vendor");
  }

  private final class Worker implements Runnable {
    private final CallWatch watch = new CallWatch(clock, graceNanos, () -> replace(this));
    private final Thread thread = new Thread(this, kind.threadName() + ++started);
    private final int ownEpoch = epoch;
    private volatile long turnStartNanos;
    private volatile boolean busy;
    private final BooleanSupplier outdated = this::isOutdated;
    private final Sleeper sleeper = new Sleeper();

    @SuppressWarnings("ThreadPriorityCheck") // a hint; what has to hold, the queue ensures
    void start() {
      supervisor.watch(watch);
      thread.setDaemon(true);
      thread.setPriority(kind.priority());
      thread.start();
    }

    @Override
    public void run() {
      try {
        Share next = next();
        while (next != null) {
          takeTurn(next);
          next = watch.isAbandoned() || leavesAsSpare(this) ? null : next();
        }
      } finally {
        supervisor.forget(watch);
        ended(this);
      }
    }

    private boolean isOutdated() {
      return ownEpoch != epoch;
    }

    private @Nullable Share next() {
      if (isOutdated()) {
        return null;
      }
      try {
        return queue.take(sleeper, outdated);
      } catch (InterruptedException e) {
        return null;
      }
    }

    private void takeTurn(Share share) {
      turnStartNanos = clock.nanos();
      busy = true;
      try {
        share.run(watch);
      } catch (AbandonedCall gone) {
        LOG.debug("This thread leaves: {}", gone.getMessage());
      } catch (RuntimeException | Error e) { // the host's own; the other streams go on
        LOG.error("A turn failed", e);
      } finally {
        busy = false;
      }
    }
  }
}
