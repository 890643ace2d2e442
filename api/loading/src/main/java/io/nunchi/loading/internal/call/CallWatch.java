package io.nunchi.loading.internal.call;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches the calls that one thread makes into plugins, one at a time.
 *
 * <p>The thread itself runs the calls. The supervisor's thread checks them periodically, interrupts
 * a late one, and gives up one that ignores the interrupt. A call that has returned is never given
 * up, and a call that was given up never returns a value.
 */
public final class CallWatch {

  private final MonotonicClock clock;
  private final long graceNanos;
  private final Runnable onThreadLost;
  private @Nullable WatchedCall call;
  private @Nullable Thread thread;
  private long startNanos;
  private boolean interrupted;
  private boolean abandoned;

  /** Watches a thread; {@code onThreadLost} runs when the host gives up one of its calls. */
  public CallWatch(MonotonicClock clock, long graceNanos, Runnable onThreadLost) {
    this.clock = clock;
    this.graceNanos = graceNanos;
    this.onThreadLost = onThreadLost;
  }

  /**
   * Calls a plugin on the current thread.
   *
   * @throws LateCall if it returned or threw only after its deadline
   * @throws AbandonedCall if the host gave it up in the meantime
   */
  public <T, E extends Exception> T run(WatchedCall watched, WatchedCall.Body<T, E> body) throws E {
    return run(watched, (called, same) -> called.call(), body, body);
  }

  /** Calls a plugin without allocating, for a call that is made for every frame. */
  public <S, A, T, E extends Exception> T run(
      WatchedCall watched, WatchedCall.Method<S, A, T, E> method, S subject, A argument) throws E {
    Thread current = Thread.currentThread();
    begin(watched, current);
    T value;
    try {
      value = ContextLoader.during(watched.loader(), method, subject, argument);
    } catch (Throwable e) { // whatever a plugin throws is settled before it goes on
      end(watched, e);
      throw e;
    }
    end(watched, null);
    return value;
  }

  private synchronized void begin(WatchedCall watched, Thread current) {
    call = watched;
    thread = current;
    startNanos = clock.nanos();
    interrupted = false;
  }

  private synchronized void end(WatchedCall watched, @Nullable Throwable thrown) {
    call = null;
    Thread.interrupted(); // neither the host's interrupt nor the plugin's own reaches the next call
    if (abandoned) {
      throw new AbandonedCall(watched.what());
    }
    if (interrupted) {
      throw new LateCall(watched.late(), thrown);
    }
  }

  synchronized Optional<String> callOf(Thread asked) {
    WatchedCall running = call;
    return running == null || !asked.equals(thread)
        ? Optional.empty()
        : Optional.of(running.what());
  }

  /** Returns true if a call of this thread was given up; the thread then stays with the plugin. */
  public synchronized boolean isAbandoned() {
    return abandoned;
  }

  /** Checks the running call, on the supervisor's thread; returns the call it gave up, or null. */
  @Nullable Lost check() {
    Lost lost = null;
    synchronized (this) {
      WatchedCall running = call;
      if (running == null || abandoned) {
        return null;
      }
      long nanos = clock.nanos() - startNanos;
      if (!interrupted && nanos >= running.limitNanos()) {
        interrupted = true;
        running.onOverdue().run(); // before the call can end, so that its end has the last word
        Objects.requireNonNull(thread).interrupt();
      } else if (interrupted && nanos - running.limitNanos() >= graceNanos) {
        abandoned = true;
        lost = new Lost(running, Objects.requireNonNull(thread));
      }
    }
    if (lost != null) {
      lost.call().onAbandoned().run();
      onThreadLost.run();
    }
    return lost;
  }

  /** A call that was given up, and the thread that is inside it. */
  record Lost(WatchedCall call, Thread thread) {}
}
