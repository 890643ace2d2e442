package io.nunchi.tck.internal.trial;

import io.nunchi.tck.internal.watch.LiveThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs calls on threads of their own, which a call that hangs does not take down. */
public final class Parallel {

  private Parallel() {}

  /** A call that is running. */
  public static <T> Running<T> start(String name, Callable<T> call) {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(task, LiveThreads.OWN + name);
    thread.setDaemon(true);
    thread.start();
    return new Running<>(name, task, thread);
  }

  /** Runs one call to its end. */
  public static <T> T run(String name, Callable<T> call, Duration patience) throws Exception {
    return start(name, call).await(patience);
  }

  /** Runs calls beside each other, all to their end, also when one fails: it opens things, too. */
  public static <T> List<T> runAll(
      String name, List<? extends Callable<T>> calls, Duration patience) throws Exception {
    List<Running<T>> running = new ArrayList<>();
    for (Callable<T> call : calls) {
      running.add(start(name + " " + running.size(), call));
    }
    List<T> results = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (Running<T> each : running) {
      try {
        results.add(each.await(patience));
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
   * A call that is running.
   *
   * @param <T> what it gives
   * @param name what is run
   * @param task the call
   * @param thread its thread
   */
  public record Running<T>(String name, FutureTask<T> task, Thread thread) {

    /** Its result, or what it threw; {@link HangException} if it does not end. */
    public T await(Duration patience) throws Exception {
      try {
        return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException hangs) {
        HangException hang = new HangException(name + " did not end within " + patience, hangs);
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

  /** Something did not end in time; the trace says where it is. */
  public static final class HangException extends Exception {
    private static final long serialVersionUID = 1;

    HangException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
