package io.nunchi.api.internal.schedule;

import io.nunchi.loading.HostThread;
import io.nunchi.loading.internal.call.AbandonedCall;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.loading.internal.log.HostLog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads that run the tasks of one queue.
 *
 * <p>Each engine has a pool of its own, so that what its analyzers do to threads never reaches the
 * cameras of another engine. Within the pool, a worker whose turn takes long does not count: a
 * spare one takes its place until it comes back. There are at most as many spare workers for long
 * calls into the plugin as there are workers, and one for each call of the VMS that takes long: a
 * stream is in one such call at most. A worker that is lost in a plugin is replaced for good.
 *
 * <p>Any thread. The owner closes the pool and calls {@link #adjust} several times a second.
 */
public final class Workers {

  private static final HostLog LOG = HostLog.of(Workers.class);
  private static final long LONG_CALL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long LONG_CALLBACK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Kind kind;
  private final RunQueue queue;
  private final WatchSetup watches;
  private final Set<Worker> workers = new HashSet<>();
  private int count;
  private int started;
  private volatile int epoch;

  /** True if a spare worker is no longer needed; a worker then takes the lock to look closer. */
  private volatile boolean hasSurplus;

  private boolean closed;

  private record Kind(String threadName, int priority, boolean hasSparesForCalls) {}

  /** The threads of an engine; the pool's name becomes part of the threads' names. */
  public static Workers live(String name, int count, RunQueue queue, WatchSetup watches) {
    return new Workers(
        new Kind("nunchi-worker-" + name + "-", Thread.NORM_PRIORITY, true), count, queue, watches);
  }

  /** One thread of the lowest priority; spare ones stand in for it in callbacks of the VMS only. */
  public static Workers inBackground(String threadName, RunQueue queue, WatchSetup watches) {
    return new Workers(new Kind(threadName, Thread.MIN_PRIORITY, false), 1, queue, watches);
  }

  private Workers(Kind kind, int count, RunQueue queue, WatchSetup watches) {
    this.kind = kind;
    this.count = count;
    this.queue = queue;
    this.watches = watches;
    try {
      adjust();
    } catch (RuntimeException | Error noMoreThreads) {
      queue.stop();
      throw noMoreThreads;
    }
  }

  /** Chooses how many turns run at the same time; the next {@link #adjust} starts the threads. */
  public synchronized void resize(int newCount) {
    count = newCount;
  }

  /** Starts the workers that are missing. */
  public synchronized void adjust() {
    if (closed) {
      return;
    }
    int wanted = wanted();
    while (workers.size() < wanted) {
      startWorker();
    }
    hasSurplus = workers.size() > wanted;
  }

  /**
   * Spare workers for long callbacks double while tasks wait, so that any number of listeners that
   * block at once holds up the others for a moment only.
   */
  private int wanted() {
    long now = watches.clock().nanos();
    int longCalls = 0;
    int longCallbacks = 0;
    for (Worker worker : workers) {
      if (worker.isInCallback(now)) {
        longCallbacks++;
      } else if (worker.isInLongTurn(now)) {
        longCalls++;
      }
    }
    int forCallbacks =
        longCallbacks == 0 ? 0 : longCallbacks + Math.min(longCallbacks, queue.waiting());
    int forCalls = kind.hasSparesForCalls() ? Math.min(count, longCalls) : 0;
    return count + forCalls + forCallbacks;
  }

  private void startWorker() {
    Worker worker = new Worker();
    workers.add(worker);
    try {
      worker.start();
    } catch (RuntimeException | Error noMoreThreads) {
      workers.remove(worker);
      watches.supervisor().forget(worker.watch);
      throw noMoreThreads;
    }
  }

  private boolean leavesAsSpare(Worker worker) {
    if (!hasSurplus) {
      return false;
    }
    synchronized (this) {
      hasSurplus = workers.size() > wanted() + 1;
      return workers.size() > wanted() && workers.remove(worker);
    }
  }

  /** Also while closing: somebody has to end the turn that the lost worker does not end. */
  private synchronized void replace(Worker lost) {
    workers.remove(lost);
    if (closed) {
      startWorker();
    } else {
      adjust();
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
    notifyAll();
    try {
      adjust();
    } catch (RuntimeException | Error noMoreThreads) {
      LOG.error("A worker cannot be replaced yet", noMoreThreads);
    }
  }

  /** The number of threads that take turns now, lost ones not counted. */
  public synchronized int size() {
    return workers.size();
  }

  /** Lets the threads end when nothing is queued any more; does not wait. */
  public void beginClose() {
    queue.stop();
    synchronized (this) {
      closed = true;
    }
  }

  /** Waits for the end of the threads; returns the names of those that are interrupted and left. */
  public List<String> awaitClosed(long nanos) {
    long endNanos = System.nanoTime() + nanos;
    synchronized (this) {
      try {
        long left = endNanos - System.nanoTime();
        while (!workers.isEmpty() && left > 0) {
          TimeUnit.NANOSECONDS.timedWait(this, left);
          left = endNanos - System.nanoTime();
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      workers.forEach(worker -> worker.thread.interrupt());
      return workers.stream().map(worker -> worker.thread.getName()).sorted().toList();
    }
  }

  /** Returns true if the current thread is in a turn of this pool. */
  public boolean isOwnThread() {
    return Thread.currentThread() instanceof HostThread own
        && own.task() instanceof Worker worker
        && worker.isOf(this);
  }

  private final class Worker implements Runnable {
    private final CallWatch watch =
        new CallWatch(watches.clock(), watches.graceNanos(), () -> replace(this));
    private final Thread thread = HostThread.of(this, kind.threadName() + ++started);
    private final int ownEpoch = epoch;
    private volatile long turnStartNanos;
    private volatile boolean busy;
    private final BooleanSupplier outdated = this::isOutdated;
    private final Sleeper sleeper = new Sleeper();

    @SuppressWarnings("ThreadPriorityCheck") // a hint; what has to hold, the queue ensures
    void start() {
      watches.supervisor().watch(watch);
      thread.setPriority(kind.priority());
      thread.start();
    }

    boolean isOf(Workers pool) {
      return Workers.this == pool;
    }

    boolean isInLongTurn(long nowNanos) {
      return busy && nowNanos - turnStartNanos >= LONG_CALL_NANOS;
    }

    boolean isInCallback(long nowNanos) {
      return busy && nowNanos - turnStartNanos >= LONG_CALLBACK_NANOS && watch.isInCallback();
    }

    @Override
    public void run() {
      try {
        FairTask next = next();
        while (next != null) {
          takeTurn(next);
          next = watch.isAbandoned() || leavesAsSpare(this) ? null : next();
        }
      } finally {
        watches.supervisor().forget(watch);
        ended(this);
      }
    }

    private boolean isOutdated() {
      return ownEpoch != epoch;
    }

    private @Nullable FairTask next() {
      if (isOutdated()) {
        return null;
      }
      try {
        return queue.take(sleeper, outdated);
      } catch (InterruptedException e) {
        return null;
      }
    }

    private void takeTurn(FairTask task) {
      turnStartNanos = watches.clock().nanos();
      busy = true;
      try {
        task.run(watch);
      } catch (AbandonedCall gone) {
        LOG.debug("This thread leaves: {}", gone.getMessage());
      } catch (Throwable e) { // the host's own; the other streams go on
        LOG.error("A turn failed", e);
      } finally {
        busy = false;
      }
    }
  }
}
