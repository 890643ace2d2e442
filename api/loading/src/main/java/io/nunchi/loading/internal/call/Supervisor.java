package io.nunchi.loading.internal.call;

import io.nunchi.loading.StuckCall;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Checks every running call into a plugin, and lists the threads that were lost.
 *
 * <p>{@link #tick()} does all the work: a {@link Ticker} calls it twenty times a second, a test
 * after each move of its clock. It takes no lock and allocates nothing while nothing is wrong, and
 * each watch and each task is guarded by itself: one that throws, even for want of memory, is tried
 * again in the next round, and one that hangs is skipped by the thread that replaces the hanging
 * one.
 */
public final class Supervisor {

  private static final HostLog LOG = HostLog.of(Supervisor.class);

  private final Shared<CallWatch> watches = new Shared<>();
  private final Shared<Round> rounds = new Shared<>();
  private final AtomicLong lostThreads = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile Runnable ready = () -> {};

  /** Makes a supervisor without watches. */
  public Supervisor() {
    PluginFailures.prepare();
  }

  /** Adds a watch, whose calls have deadlines from then on; fails if nobody can make the rounds. */
  public void watch(CallWatch watch) {
    watches.add(watch);
    boolean watched = false;
    try {
      ready.run();
      watched = true;
    } finally {
      if (!watched) {
        watches.remove(watch);
      }
    }
  }

  /** Sets what runs after a watch is added and before its first call, on the calling thread. */
  void beforeCalls(Runnable task) {
    ready = task;
  }

  /** Removes a watch whose thread has ended or never began; one that is lost, once it is told. */
  public void forget(CallWatch watch) {
    StuckCall returned = watch.stuck();
    watch.forget();
    if (returned != null) {
      LOG.info("A call that was given up has returned after all: {}", returned.what());
    }
    removeIfOver(watch);
  }

  /** Adds a task for every round, which never blocks. */
  public void everyRound(Runnable task) {
    rounds.add(new Round(task));
  }

  /** Runs one round. */
  public void tick() {
    Object[] watched = watches.all();
    for (int i = 0; i < watched.length; i++) {
      check((CallWatch) watched[i]);
    }
    Object[] tasks = rounds.all();
    for (int i = 0; i < tasks.length; i++) {
      run((Round) tasks[i]);
    }
  }

  private void check(CallWatch watch) {
    try {
      watch.check();
    } catch (Throwable e) { // supervision goes on, whatever happens
      failed(e);
    }
    if (watch.beginTelling()) {
      try {
        tell(watch);
      } finally {
        watch.endTelling();
      }
    }
    removeIfOver(watch);
  }

  /** Three steps, each repeated in the next round if it fails. */
  private void tell(CallWatch watch) {
    try {
      list(watch);
    } catch (Throwable e) { // no memory
      failed(e);
    }
    try {
      watch.tellCall();
    } catch (Throwable e) { // no memory
      failed(e);
    }
    try {
      watch.tellThread();
    } catch (Throwable e) { // no memory, no thread to replace the lost one
      failed(e);
    }
  }

  private void list(CallWatch watch) {
    WatchedCall lost = watch.abandonedCall();
    Thread thread = watch.thread();
    if (lost == null || thread == null || !watch.needsListing()) {
      return;
    }
    String name = "nunchi-stuck-" + lostThreads.incrementAndGet() + " " + lost.what();
    watch.list(new StuckCall(name, lost.what(), Instant.now()));
    LOG.warnAbout(lost.place().logName(), "{}", lost.stuck());
    if (!Errand.start("nunchi-rename", () -> thread.setName(name))) {
      LOG.debug("No thread can be started to rename the lost thread {}", name);
    }
  }

  private void removeIfOver(CallWatch watch) {
    try {
      if (watch.isOver()) {
        watches.remove(watch);
      }
    } catch (Throwable e) { // no memory; the next round tries again
      failed(e);
    }
  }

  private void run(Round round) {
    if (!round.running.compareAndSet(false, true)) {
      return; // it hangs on a thread that was replaced
    }
    try {
      round.task.run();
    } catch (Throwable e) { // supervision goes on, whatever happens
      failed(e);
    } finally {
      round.running.set(false);
    }
  }

  /**
   * Logs the first failure, the second, the fourth and so on: a round comes twenty times a second.
   */
  private void failed(Throwable failure) {
    long count = failures.incrementAndGet();
    if (Long.bitCount(count) != 1) {
      return;
    }
    try {
      LOG.error(
          "A step of supervision failed and is tried again, failure {}",
          count,
          ThrowableSnapshot.of(failure));
    } catch (Throwable e) { // no memory for the line
      HostLog.countLost();
    }
  }

  /** The call that a thread is in, or empty. */
  public Optional<String> runningCall(Thread thread) {
    for (Object watch : watches.all()) {
      String call = ((CallWatch) watch).callOf(thread);
      if (call != null) {
        return Optional.of(call);
      }
    }
    return Optional.empty();
  }

  /** Returns true if no running call can still be given up. */
  boolean isIdle() {
    Object[] watched = watches.all();
    for (int i = 0; i < watched.length; i++) {
      if (!((CallWatch) watched[i]).isSettled()) {
        return false;
      }
    }
    return true;
  }

  /** The calls that were given up and have not returned since. */
  public List<StuckCall> stuckCalls() {
    List<StuckCall> found = new ArrayList<>();
    for (Object watch : watches.all()) {
      StuckCall stuck = ((CallWatch) watch).stuck();
      if (stuck != null) {
        found.add(stuck);
      }
    }
    return List.copyOf(found);
  }

  /** The callbacks of the VMS that are past their deadline and still run. */
  public List<String> blockedCallbacks() {
    List<String> found = new ArrayList<>();
    for (Object watch : watches.all()) {
      String blocked = ((CallWatch) watch).blockedCallback();
      if (blocked != null) {
        found.add(blocked);
      }
    }
    return List.copyOf(found);
  }

  /** A task of every round. */
  private static final class Round {
    final Runnable task;
    final AtomicBoolean running = new AtomicBoolean();

    Round(Runnable task) {
      this.task = task;
    }
  }
}
