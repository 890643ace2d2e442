package io.nunchi.tck.internal.run;

import io.nunchi.tck.internal.watch.KitThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs calls on new threads, so that a call that hangs does not block the kit. */
public final class Parallel {

  private Parallel() {}

  /** Starts a call. */
  public static <T> Running<T> start(String name, Callable<T> call) {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new KitThread(task, name);
    thread.start();
    return new Running<>(name, task, thread);
  }

  /** Runs one call and waits for its end. */
  public static <T> T run(String name, Callable<T> call, Duration patience) throws Exception {
    return start(name, call).await(patience);
  }

  /**
   * Runs calls concurrently and waits for all of them, even if one fails: each may open engines.
   * The patience is for all of them together.
   */
  public static <T> List<T> runAll(
      String name, List<? extends Callable<T>> calls, Duration patience) throws Exception {
    List<Running<T>> running = new ArrayList<>();
    for (Callable<T> call : calls) {
      running.add(start(name + " " + running.size(), call));
    }
    long started = System.nanoTime();
    List<T> results = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (Running<T> each : running) {
      try {
        Duration left = patience.minusNanos(System.nanoTime() - started);
        results.add(each.await(left.isNegative() ? Duration.ZERO : left));
      } catch (Exception | Error failure) { // thrown below
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      throw first(failures);
    }
    return results;
  }

  private static Exception first(List<Throwable> failures) {
    Throwable first = failures.get(0);
    failures.stream().filter(other -> other != first).forEach(first::addSuppressed);
    if (first instanceof Error error) {
      throw error;
    }
    return (Exception) first;
  }

  /**
   * A running call.
   *
   * @param <T> the type of its result
   * @param name its name in messages
   * @param task the call
   * @param thread its thread
   */
  public record Running<T>(String name, FutureTask<T> task, Thread thread) {

    /** Returns its result or throws its exception; {@link HangException} if it does not end. */
    public T await(Duration patience) throws Exception {
      try {
        return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException timeout) {
        HangException hang = new HangException(name + " did not end within " + patience, timeout);
        hang.setStackTrace(thread.getStackTrace());
        thread.interrupt();
        throw hang;
      } catch (ExecutionException thrown) {
        if (thrown.getCause() instanceof Exception exception) {
          throw exception;
        }
        if (thrown.getCause() instanceof Error error) {
          throw error;
        }
        throw thrown;
      }
    }

    public boolean isDone() {
      return task.isDone();
    }
  }

  /** Thrown for a call that does not end in time, with the stack trace of its thread. */
  public static final class HangException extends Exception {
    private static final long serialVersionUID = 1;

    HangException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
