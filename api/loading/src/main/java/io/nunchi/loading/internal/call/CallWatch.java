package io.nunchi.loading.internal.call;

import io.nunchi.loading.StuckCall;
import io.nunchi.loading.internal.log.LogContext;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Watches the calls that one thread makes into plugins and callbacks, one at a time.
 *
 * <p>The thread itself runs the calls. The supervisor's thread checks them periodically, interrupts
 * a late one, and gives up one that ignores the interrupt. A call that has returned is never given
 * up, and a call that was given up never returns a value. {@link CallState} holds the protocol; a
 * call takes no lock and allocates nothing.
 */
public final class CallWatch {

  private final MonotonicClock clock;
  private final long graceNanos;
  private final Runnable onThreadLost;
  private final CallState state = new CallState();
  private final AtomicReference<@Nullable WatchedCall> call = new AtomicReference<>();
  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
  private final AtomicLong startNanos = new AtomicLong();
  private final AtomicLong graceStartNanos = new AtomicLong();

  /** Allocated before it is needed, which may be when no memory is left. */
  private final Runnable interruption = this::interruptOwner;

  private final AtomicBoolean telling = new AtomicBoolean();
  private volatile @Nullable StuckCall stuck;
  private volatile boolean callTold;
  private volatile boolean threadTold;
  private volatile boolean forgotten;

  /**
   * Watches a thread.
   *
   * @param onThreadLost runs on the supervisor's thread when the host gives up one of its calls;
   *     never blocks; runs again in the next round if it throws
   */
  public CallWatch(MonotonicClock clock, long graceNanos, Runnable onThreadLost) {
    this.clock = clock;
    this.graceNanos = graceNanos;
    this.onThreadLost = onThreadLost;
  }

  /**
   * Makes a call on the current thread.
   *
   * @throws PluginCallFailed if it threw, or returned only after its deadline
   * @throws AbandonedCall if the host gave it up in the meantime, or an earlier call of this thread
   */
  public <T> T run(WatchedCall watched, WatchedCall.Body<T> body) throws PluginCallFailed {
    return run(watched, (called, same) -> called.call(), body, body);
  }

  /**
   * Makes a call without allocating, for one that is made for every frame.
   *
   * @throws PluginCallFailed if it threw, or returned only after its deadline
   * @throws AbandonedCall if the host gave it up in the meantime, or an earlier call of this thread
   */
  public <S, A, T> T run(
      WatchedCall watched, WatchedCall.Method<S, A, T> method, S subject, A argument)
      throws PluginCallFailed {
    begin(watched);
    T value;
    try {
      LogContext.show(); // the VMS's logging library, under the same deadline
      value = ContextLoader.during(watched.loader(), method, subject, argument);
    } catch (Throwable e) { // whatever it is, it is described under the same deadline
      PluginCallFailed failure = PluginFailures.describe(e, watched);
      throw endsLate(watched) ? PluginFailures.late(watched, failure) : failure;
    }
    if (endsLate(watched)) {
      throw PluginFailures.late(watched, null);
    }
    return value;
  }

  private void begin(WatchedCall watched) {
    switch (CallState.phase(state.read())) {
      case IDLE -> {}
      case ABANDONED -> throw AbandonedCall.of(watched.what());
      default -> throw new IllegalStateException("a call runs on this thread: " + watched.what());
    }
    Thread current = Thread.currentThread();
    if (thread.getPlain() != current) {
      thread.setRelease(current);
    }
    long now = clock.nanos();
    call.setRelease(watched);
    startNanos.setRelease(now);
    graceStartNanos.setRelease(now + watched.limitNanos());
    state.begin();
  }

  /** Ends the call; true if its plugin was interrupted before. */
  private boolean endsLate(WatchedCall watched) {
    CallState.End end = state.end();
    Thread.interrupted(); // neither the host's interrupt nor the plugin's own reaches the next call
    if (end == CallState.End.ABANDONED) {
      throw AbandonedCall.of(watched.what());
    }
    call.setRelease(null); // an idle thread keeps no plugin's class loader
    return end == CallState.End.LATE && watched.kind() == WatchedCall.Kind.PLUGIN;
  }

  /**
   * Gives a call up at once, from any thread, if it is the one that runs now. The supervisor's next
   * round tells the call's events.
   *
   * @return true if it was given up by this invocation
   */
  @SuppressWarnings("ReferenceEquality") // this very call, not one that looks the same
  public boolean giveUp(WatchedCall unwanted) {
    long seen = state.read();
    while (isRunning(seen) && call.getAcquire() == unwanted) {
      if (state.abandon(seen)) {
        return true;
      }
      seen = state.read();
    }
    return false;
  }

  private static boolean isRunning(long word) {
    CallState.Phase phase = CallState.phase(word);
    return phase != CallState.Phase.IDLE && phase != CallState.Phase.ABANDONED;
  }

  /** Returns true while the thread is in a callback of the VMS. */
  public boolean isInCallback() {
    WatchedCall running = call.getAcquire();
    return isRunning(state.read())
        && running != null
        && running.kind() == WatchedCall.Kind.CALLBACK;
  }

  /** The callback of the VMS that is past its deadline and still runs, or null. */
  @Nullable String blockedCallback() {
    long seen = state.read();
    WatchedCall running = call.getAcquire();
    boolean same = seen == state.read();
    boolean late =
        switch (CallState.phase(seen)) {
          case INTERRUPTING, INTERRUPTED -> true;
          case IDLE, RUNNING, ABANDONED -> false;
        };
    boolean callback = running != null && running.kind() == WatchedCall.Kind.CALLBACK;
    return same && late && callback ? running.what() : null;
  }

  /** Returns true if a call of this thread was given up; the thread then stays with the plugin. */
  public boolean isAbandoned() {
    return CallState.phase(state.read()) == CallState.Phase.ABANDONED;
  }

  /** The call that a thread is in if this watches it, or null; given-up calls included. */
  @Nullable String callOf(Thread asked) {
    long seen = state.read();
    WatchedCall running = call.getAcquire();
    boolean same = asked.equals(thread.getAcquire()) && seen == state.read();
    boolean runs = CallState.phase(seen) != CallState.Phase.IDLE;
    return same && runs && running != null ? running.what() : null;
  }

  /** Interrupts or gives up the running call if it is time to, on the supervisor's thread. */
  void check() {
    long seen = state.read();
    if (!isRunning(seen)) {
      return;
    }
    WatchedCall running = call.getAcquire();
    if (running == null) {
      return; // it has just ended
    }
    long now = clock.nanos();
    if (CallState.phase(seen) == CallState.Phase.RUNNING) {
      if (now - startNanos.getAcquire() >= running.limitNanos() && state.overdue(seen)) {
        graceStartNanos.setRelease(now);
        interrupt(running, seen);
      }
    } else if (running.kind() == WatchedCall.Kind.PLUGIN
        && now - graceStartNanos.getAcquire() >= graceNanos
        && !state.abandon(seen)) {
      check(); // the interrupt was sent or the call ended in this moment: neither happens twice
    }
  }

  private void interrupt(WatchedCall running, long seen) {
    try {
      running.events().overdue(); // before the call can end, so that its end has the last word
    } finally {
      if (running.kind() == WatchedCall.Kind.CALLBACK) {
        state.toldOverdue(seen);
      } else if (!Errand.start("nunchi-interrupt", interruption)) {
        interruptOwner();
      }
    }
  }

  /** Until this returns, or the host gives the call up, the owner cannot end the call. */
  private void interruptOwner() {
    long seen = state.read();
    Thread owner = thread.getAcquire();
    if (CallState.phase(seen) != CallState.Phase.INTERRUPTING || owner == null) {
      return; // it was given up in the meantime
    }
    try {
      owner.interrupt();
    } finally {
      state.toldOverdue(seen);
    }
  }

  /** Takes the right to tell of an abandoned call; one thread at a time has it. */
  boolean beginTelling() {
    return isAbandoned() && !isTold() && telling.compareAndSet(false, true);
  }

  void endTelling() {
    telling.set(false);
  }

  void tellCall() {
    WatchedCall lost = call.getAcquire();
    if (!callTold && lost != null) {
      lost.events().abandoned();
    }
    callTold = true;
  }

  void tellThread() {
    if (!threadTold) {
      onThreadLost.run();
    }
    threadTold = true;
  }

  /** The call that was given up, which stays for good. */
  @Nullable WatchedCall abandonedCall() {
    return isAbandoned() ? call.getAcquire() : null;
  }

  @Nullable Thread thread() {
    return thread.getAcquire();
  }

  /** The entry for the report, or null if nothing is stuck here. */
  @Nullable StuckCall stuck() {
    return forgotten ? null : stuck;
  }

  boolean needsListing() {
    return stuck == null && !forgotten;
  }

  void list(StuckCall entry) {
    stuck = entry;
  }

  /** Notes that the watched thread has ended, or never began. */
  void forget() {
    forgotten = true;
  }

  private boolean isTold() {
    return callTold && threadTold && !needsListing();
  }

  /** Returns true if no round has anything to do here any more, unless a call begins. */
  boolean isSettled() {
    return isAbandoned() ? isTold() : forgotten;
  }

  /** Returns true if the watch can be removed. */
  boolean isOver() {
    return forgotten && isSettled();
  }
}
