package io.nunchi.loading.internal.call;

import io.nunchi.loading.HostThread;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.loading.internal.log.LogContext;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls plugins on separate threads, so that a plugin that never returns costs that thread and not
 * the caller's.
 */
public final class SeparateCalls {

  private static final HostLog LOG = HostLog.of(SeparateCalls.class);

  private final Supervisor supervisor;
  private final MonotonicClock clock;
  private final long graceNanos;
  private final Function<Runnable, Thread> threads;

  /** Makes calls under a supervisor, each on a daemon thread of its own. */
  public SeparateCalls(Supervisor supervisor, MonotonicClock clock, long graceNanos) {
    this(supervisor, clock, graceNanos, task -> HostThread.onBehalfOfCaller(task, "nunchi-call"));
  }

  SeparateCalls(
      Supervisor supervisor,
      MonotonicClock clock,
      long graceNanos,
      Function<Runnable, Thread> threads) {
    this.supervisor = supervisor;
    this.clock = clock;
    this.graceNanos = graceNanos;
    this.threads = threads;
  }

  /** Makes a call and waits for its value, at most until its deadline and the grace are over. */
  public <T> T run(WatchedCall call, WatchedCall.Body<T> body) throws PluginCallFailed {
    return run(call, body, tooLate -> {});
  }

  /**
   * Makes a call; a value that comes too late goes to {@code dispose}, on the thread of the call.
   *
   * @throws PluginCallFailed if the call threw or did not return in time
   */
  public <T> T run(WatchedCall call, WatchedCall.Body<T> body, Consumer<T> dispose)
      throws PluginCallFailed {
    SeparateCall<T> separate;
    try {
      separate = new SeparateCall<>(call, body, dispose);
    } catch (Throwable e) { // no memory; nothing has begun
      throw notStarted(call, e);
    }
    try {
      separate.start();
    } catch (Throwable e) { // no thread, no memory
      supervisor.forget(separate.watch);
      throw notStarted(call, e);
    }
    return separate.await();
  }

  /**
   * Makes a call on the current thread, whose earlier call was given up, under a watch of its own:
   * one that does not return is reported, and nobody waits for it. Where nobody can make the
   * supervisor's rounds, the call is made all the same, and has no deadline.
   *
   * @throws PluginCallFailed if the call threw, or returned only after its deadline
   */
  public <S, A> void runLate(
      WatchedCall call, WatchedCall.Method<S, A, Boolean> method, S subject, A argument)
      throws PluginCallFailed {
    CallWatch watch = new CallWatch(clock, graceNanos, () -> {});
    try {
      supervisor.watch(watch);
    } catch (Throwable e) { // no thread, no memory
      LOG.warn("{} is made without a deadline", call.what(), ThrowableSnapshot.of(e));
    }
    try {
      boolean done = watch.run(call, method, subject, argument);
      LOG.debug("{} ended on a lost thread: {}", call.what(), done);
    } catch (AbandonedCall gone) {
      LOG.debug("{} was given up on a lost thread, and returned after all", call.what());
    } finally {
      supervisor.forget(watch);
    }
  }

  private static PluginCallFailed notStarted(WatchedCall call, Throwable failure) {
    try {
      ThrowableSnapshot cause = ThrowableSnapshot.of(failure);
      return new PluginCallFailed(
          PluginCallFailed.Kind.FAILED, List.of(noThread(call, cause)), cause);
    } catch (Throwable e) { // no memory
      return PluginCallFailed.withoutWords(PluginCallFailed.Kind.FAILED);
    }
  }

  private static Problem noThread(WatchedCall call, ThrowableSnapshot cause) {
    return Problem.of("NUN-4562", "a call was not made: its thread could not be started")
        .expected("room for one more thread in the process")
        .found(cause.toString())
        .where(call.what())
        .fix("raise the limits of threads and memory of the process, or run fewer cameras in it");
  }

  /** One call: the thread that makes it and the caller that waits for its end. */
  private final class SeparateCall<T> implements Runnable {

    private final WatchedCall call;
    private final WatchedCall.Body<T> body;
    private final Consumer<T> dispose;
    private final CallWatch watch = new CallWatch(clock, graceNanos, this::lose);
    private final Answer<T> answer = new Answer<>();
    private final Map<String, String> logContext = LogContext.copy();
    private @Nullable T returned;

    SeparateCall(WatchedCall call, WatchedCall.Body<T> body, Consumer<T> dispose) {
      this.call = call;
      this.body = body;
      this.dispose = dispose;
    }

    void start() {
      supervisor.watch(watch);
      Thread thread = threads.apply(this);
      thread.setDaemon(true);
      thread.start();
    }

    T await() throws PluginCallFailed {
      if (!answer.await()) {
        throw lost();
      }
      return answer.value();
    }

    private PluginCallFailed lost() {
      try {
        return new PluginCallFailed(PluginCallFailed.Kind.LOST, List.of(call.stuck()), null);
      } catch (Throwable e) { // no memory
        return PluginCallFailed.withoutWords(PluginCallFailed.Kind.LOST);
      }
    }

    /** On the supervisor's thread. */
    private void lose() {
      answer.lose();
    }

    @Override
    public void run() {
      try {
        LogContext.carry(logContext); // what the plugin logs belongs to the caller's doing
        make();
      } catch (Throwable e) { // the host's own; the caller still gets an answer
        answer.fail(PluginFailures.describe(e, call));
      } finally {
        supervisor.forget(watch);
      }
    }

    private void make() {
      try {
        answer.succeed(
            watch.run(
                call,
                () -> {
                  T value = body.call();
                  returned = value;
                  return value;
                }));
      } catch (AbandonedCall gone) {
        disposeOnLostThread();
      } catch (PluginCallFailed failed) {
        answer.fail(failed);
        disposeUnderWatch();
      }
    }

    /** After a call that was given up. */
    private void disposeOnLostThread() {
      if (returned == null) {
        return;
      }
      try {
        runLate(disposing(), (separate, same) -> separate.disposeOfReturned(), this, this);
      } catch (PluginCallFailed failed) {
        LOG.warn("What {} returned too late is not closed in time", call.what(), failed);
      }
    }

    private WatchedCall disposing() {
      CallPlace place = new CallPlace("late end of " + call.what(), call.loader(), null);
      return new WatchedCall(place, call.kind(), disposeLimitNanos(), CallEvents.NONE);
    }

    /** After a call that was late but returned: its thread is the host's again. */
    private void disposeUnderWatch() {
      if (returned == null) {
        return;
      }
      try {
        watch.run(disposing(), this::disposeOfReturned);
      } catch (PluginCallFailed failed) {
        LOG.warn("What {} returned too late is not closed in time", call.what(), failed);
      } catch (AbandonedCall gone) {
        LOG.debug("The thread of {} leaves after all", call.what());
      }
    }

    /** The time that the call itself had. */
    private long disposeLimitNanos() {
      return Math.max(call.limitNanos(), TimeUnit.SECONDS.toNanos(1));
    }

    private boolean disposeOfReturned() {
      T late = returned;
      if (late == null) {
        return false;
      }
      try {
        dispose.accept(late);
      } catch (Throwable e) { // the plugin's; its value is given up
        LOG.warn("What {} returned too late failed to close", call.what(), ThrowableSnapshot.of(e));
      }
      return true;
    }
  }
}
