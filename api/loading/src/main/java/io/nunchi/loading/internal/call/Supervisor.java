package io.nunchi.loading.internal.call;

import io.nunchi.loading.StuckCall;
import io.nunchi.loading.internal.log.LogName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks every running call into a plugin, and lists the threads that were lost.
 *
 * <p>{@link #tick()} does all the work: the host calls it twenty times a second, a test after each
 * move of its clock.
 */
public final class Supervisor {

  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  private final Set<CallWatch> watches = ConcurrentHashMap.newKeySet();
  private final List<Runnable> rounds = new CopyOnWriteArrayList<>();
  private final Map<Thread, StuckCall> stuck = new ConcurrentHashMap<>();
  private final AtomicLong lostThreads = new AtomicLong();

  public void watch(CallWatch watch) {
    watches.add(watch);
  }

  /** Removes a watch; called on the thread that it watched. */
  public void forget(CallWatch watch) {
    watches.remove(watch);
    StuckCall returned = stuck.remove(Thread.currentThread());
    if (returned != null) {
      LOG.info("A call that was given up has returned after all: {}", returned.what());
    }
  }

  /** Adds a short task for every round. */
  public void everyRound(Runnable task) {
    rounds.add(task);
  }

  /** Runs one round. */
  public void tick() {
    for (CallWatch watch : watches) {
      safely(() -> check(watch));
    }
    rounds.forEach(Supervisor::safely);
  }

  private void check(CallWatch watch) {
    CallWatch.Lost lost = watch.check();
    if (lost == null) {
      return;
    }
    Thread thread = lost.thread();
    thread.setName("nunchi-stuck-" + lostThreads.incrementAndGet() + " " + lost.call().what());
    stuck.put(thread, new StuckCall(thread.getName(), lost.call().what(), Instant.now()));
    if (!thread.isAlive() || !watches.contains(watch)) {
      stuck.remove(thread); // it returned while it was being written down
      return;
    }
    warn(lost.call());
  }

  private static void warn(WatchedCall stuckCall) {
    LogName name = stuckCall.logName();
    if (name == null) {
      LOG.warn("{}", stuckCall.stuck());
      return;
    }
    LogName.Scope named = name.enter();
    try {
      LOG.warn("{}", stuckCall.stuck());
    } finally {
      named.leave();
    }
  }

  private static void safely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) { // supervision goes on, whatever happens
      LOG.error("A round of supervision failed", e);
    }
  }

  /** The plugin call that a thread is in, or empty. */
  public Optional<String> runningCall(Thread thread) {
    return watches.stream().flatMap(watch -> watch.callOf(thread).stream()).findFirst();
  }

  /** Returns true if no running call can still be given up. */
  boolean isIdle() {
    return watches.stream().allMatch(CallWatch::isAbandoned);
  }

  public List<StuckCall> stuckCalls() {
    return List.copyOf(stuck.values());
  }
}
