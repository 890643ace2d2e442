package io.nunchi.loading.internal.call;

import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.slf4j.MDC;

/**
 * Calls plugins on separate threads, so that a plugin that never returns costs that thread and not
 * the caller's.
 */
public final class SeparateCalls {

  private final Supervisor supervisor;
  private final MonotonicClock clock;
  private final long graceNanos;

  public SeparateCalls(Supervisor supervisor, MonotonicClock clock, long graceNanos) {
    this.supervisor = supervisor;
    this.clock = clock;
    this.graceNanos = graceNanos;
  }

  /** Makes a call and waits for its value, at most until its deadline and the grace are over. */
  public <T> T run(WatchedCall call, WatchedCall.Body<T, ? extends Exception> body)
      throws PluginCallFailed {
    return run(call, body, tooLate -> {});
  }

  /**
   * Makes a call; a value that comes too late goes to {@code dispose} on the lost thread.
   *
   * @throws PluginCallFailed if the call threw or did not return in time
   */
  public <T> T run(
      WatchedCall call, WatchedCall.Body<T, ? extends Exception> body, Consumer<T> dispose)
      throws PluginCallFailed {
    CompletableFuture<T> answer = new CompletableFuture<>();
    CallWatch watch =
        new CallWatch(
            clock,
            graceNanos,
            () -> answer.completeExceptionally(new PluginCallFailed(List.of(call.stuck()), null)));
    supervisor.watch(watch);
    Map<String, String> logContext = MDC.getCopyOfContextMap();
    Thread thread =
        new Thread(
            () -> {
              if (logContext != null) {
                MDC.setContextMap(logContext); // what the plugin logs belongs to the caller's doing
              }
              answer(call, body, dispose, watch, answer);
            },
            "nunchi-call");
    thread.setDaemon(true);
    thread.start();
    return await(call, answer);
  }

  private <T> void answer(
      WatchedCall call,
      WatchedCall.Body<T, ? extends Exception> body,
      Consumer<T> dispose,
      CallWatch watch,
      CompletableFuture<T> answer) {
    Disposing<T> disposing = new Disposing<>(body, dispose);
    try {
      answer.complete(watch.run(call, disposing));
    } catch (AbandonedCall gone) {
      disposing.dispose();
    } catch (Throwable e) { // whatever a plugin throws reaches the caller
      disposing.dispose();
      List<Problem> problems = PluginFailures.problems(e, call.what(), call.loader());
      answer.completeExceptionally(new PluginCallFailed(problems, e));
    } finally {
      supervisor.forget(watch);
    }
  }

  private static <T> T await(WatchedCall call, CompletableFuture<T> answer)
      throws PluginCallFailed {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get();
        } catch (InterruptedException e) {
          interrupted = true; // the deadline ends the wait
        } catch (ExecutionException e) {
          if (e.getCause() instanceof PluginCallFailed known) {
            throw known;
          }
          throw new PluginCallFailed(PluginFailures.problems(e, call.what(), call.loader()), e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Keeps the value of a call, so that a late one can be disposed of. */
  private static final class Disposing<T> implements WatchedCall.Body<T, Exception> {
    private final WatchedCall.Body<T, ? extends Exception> body;
    private final Consumer<T> disposer;
    private Runnable cleanUp = () -> {};

    Disposing(WatchedCall.Body<T, ? extends Exception> body, Consumer<T> disposer) {
      this.body = body;
      this.disposer = disposer;
    }

    @Override
    public T call() throws Exception {
      T value = body.call();
      cleanUp = () -> disposer.accept(value);
      return value;
    }

    void dispose() {
      cleanUp.run();
    }
  }
}
