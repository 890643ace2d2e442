package io.nunchi.api.internal.schedule;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that have something to do, in the order of weighted fair queueing: the task that has
 * used the least of the workers' time, divided by its weight, is next. A task that comes back after
 * a pause has saved nothing up, so a waiting task is overtaken only until the others have used as
 * much as it did, and none starves.
 *
 * <p>Adding a task takes no lock while a worker is awake: the task goes onto a list of arrivals
 * that the next worker sorts in. Any thread.
 */
public final class RunQueue {

  private static final Comparator<FairTask> LEAST_USED_FIRST =
      Comparator.<FairTask>comparingLong(task -> task.usedNanos)
          .thenComparingLong(task -> task.arrival);

  /** Some 3 µs on the machines of today. */
  private static final int SPINS = 100;

  /** Newest first; a worker takes all of them at once, so that no task is ever seen twice. */
  private final AtomicReference<@Nullable FairTask> arrivals = new AtomicReference<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Sleeper> sleepers = new ArrayDeque<>();
  private final PriorityQueue<FairTask> ready;
  private final SpareTime spareTime;
  private final boolean background;
  private volatile int sleeping;
  private volatile long floorNanos;
  private long arrivalCount;
  private boolean busy = true;
  private volatile boolean stopped;

  /** True if tasks are sorted in that no worker has taken; a hint for workers without the lock. */
  private volatile boolean hasReady;

  private RunQueue(SpareTime spareTime, boolean background) {
    this.spareTime = spareTime;
    this.background = background;
    this.ready = new PriorityQueue<>(LEAST_USED_FIRST);
  }

  /** A live queue that sorts its tasks in a given heap. */
  RunQueue(SpareTime spareTime, PriorityQueue<FairTask> ready) {
    this.spareTime = spareTime;
    this.background = false;
    this.ready = ready;
  }

  /** A queue whose workers run whatever is ready, and which says when they have time to spare. */
  public static RunQueue live(SpareTime spareTime) {
    spareTime.queueIsBusy();
    return new RunQueue(spareTime, false);
  }

  /** The queue whose workers run something only in the time that the live queues spare. */
  public static RunQueue inBackground(SpareTime spareTime) {
    RunQueue queue = new RunQueue(spareTime, true);
    spareTime.onBegin(queue::wakeAll);
    return queue;
  }

  /** Counts the time of a turn; the task is not queued. */
  public void charge(FairTask task, long usedNanos) {
    task.usedNanos = Math.max(task.usedNanos, floorNanos);
    if (usedNanos > 0) {
      task.charge(usedNanos);
    }
  }

  /** Queues a task that is not queued yet. Never fails and allocates nothing. */
  public void add(FairTask task) {
    arrive(task);
    if (sleeping > 0) { // read after the task can be seen: a worker that falls asleep looks again
      wakeOne();
    }
  }

  private void arrive(FairTask task) {
    FairTask before;
    do {
      before = arrivals.get();
      task.next = before;
    } while (!arrivals.compareAndSet(before, task));
  }

  /** The next task, or null at once if there is none. */
  @Nullable FairTask poll() {
    lock.lock();
    try {
      return next();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next task; null when the queue was stopped and is empty, or on leaving. */
  @Nullable FairTask take(Sleeper worker, BooleanSupplier leaves) throws InterruptedException {
    awaitArrivalAwake();
    lock.lockInterruptibly();
    try {
      FairTask task = next();
      while (task == null) {
        if (stopped || leaves.getAsBoolean()) {
          return null;
        }
        awaitWork(worker);
        task = next();
      }
      return task;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Stays awake for a few microseconds: a camera's next frame often comes that soon after a result,
   * and to be woken takes longer. Takes no lock.
   */
  private void awaitArrivalAwake() {
    for (int i = 0; i < SPINS && !hasReady && !stopped && arrivals.get() == null; i++) {
      Thread.onSpinWait();
    }
  }

  private @Nullable FairTask next() {
    sortArrivalsIn();
    FairTask task = mayBegin() ? ready.poll() : pollUrgent();
    if (task != null) {
      floorNanos = Math.max(floorNanos, task.usedNanos);
    }
    hasReady = !ready.isEmpty();
    return task;
  }

  private boolean mayBegin() {
    return !background || stopped || spareTime.isNow();
  }

  private @Nullable FairTask pollUrgent() {
    for (FairTask task : ready) {
      if (task.urgent) {
        ready.remove(task);
        return task;
      }
    }
    return null;
  }

  private void sortArrivalsIn() {
    FairTask newestFirst = arrivals.getAndSet(null);
    FairTask oldestFirst = null;
    while (newestFirst != null) {
      FairTask following = newestFirst.next;
      newestFirst.next = oldestFirst;
      oldestFirst = newestFirst;
      newestFirst = following;
    }
    while (oldestFirst != null) {
      FairTask following = oldestFirst.next;
      oldestFirst.next = null;
      oldestFirst.usedNanos = Math.max(oldestFirst.usedNanos, floorNanos);
      oldestFirst.arrival = arrivalCount++;
      sortIn(oldestFirst, following);
      oldestFirst = following;
    }
  }

  /** Leaves the task and those behind it to the next worker if there is no memory for them. */
  private void sortIn(FairTask task, @Nullable FairTask behind) {
    boolean sorted = false;
    try {
      sorted = ready.add(task);
    } finally {
      if (!sorted) {
        FairTask left = task;
        FairTask following = behind;
        while (left != null) {
          arrive(left);
          left = following;
          following = left == null ? null : left.next;
        }
      }
    }
  }

  /** Releases the lock until the worker is woken; the latest sleeper is woken first. */
  private void awaitWork(Sleeper worker) throws InterruptedException {
    worker.prepareToSleep();
    sleepers.push(worker);
    sleepersChanged();
    boolean interrupted = false;
    if (arrivals.get() == null) { // looked at after the sleeper can be seen: see add
      lock.unlock();
      try {
        worker.sleep();
      } catch (InterruptedException e) {
        interrupted = true;
      }
      UrgentLocking.lock(lock); // it is released by the caller
    }
    boolean wasWoken = !sleepers.remove(worker); // a stale entry would swallow a wake-up
    sleepersChanged();
    if (interrupted && wasWoken) {
      Thread.currentThread().interrupt(); // it was woken for a task that nobody else will see
    } else if (interrupted) {
      throw new InterruptedException();
    }
  }

  private void sleepersChanged() {
    sleeping = sleepers.size();
    boolean busyNow = sleepers.isEmpty() && !stopped;
    if (!background && busy != busyNow) {
      busy = busyNow;
      if (busyNow) {
        spareTime.queueIsBusy();
      } else {
        spareTime.queueHasAnIdleWorker();
      }
    }
  }

  private void wakeOne() {
    Sleeper woken;
    UrgentLocking.lock(lock);
    try {
      woken = sleepers.poll();
      sleepersChanged();
    } finally {
      lock.unlock();
    }
    if (woken != null) {
      woken.wake();
    }
  }

  /** Exempts a task that must end from waiting for spare time. */
  public void markUrgent(FairTask task) {
    task.urgent = true;
    if (background) {
      wakeAll();
    }
  }

  /** The number of tasks that wait for a worker. */
  int waiting() {
    lock.lock();
    try {
      sortArrivalsIn();
      return ready.size();
    } finally {
      lock.unlock();
    }
  }

  /** Wakes all sleeping workers so that each can check again. */
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
    sleepersChanged();
  }

  /** Lets the workers leave when nothing is ready any more. */
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
