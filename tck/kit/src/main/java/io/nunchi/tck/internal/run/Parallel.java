package io.nunchi.tck.internal.run;

import io.nunchi.tck.internal.watch.KitThread;
import io.nunchi.tck.internal.watch.Pulses;
import io.nunchi.tck.internal.watch.WorkMeter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Runs calls on new threads, so that a call that hangs does not block the kit. */
public final class Parallel {

  private Parallel() {}

  /** Starts a call. */
  public static <T> Running<T> start(String name, Callable<T> call) {
    Running<T> running = new Running<>(name, call);
    running.thread.start();
    return running;
  }

  /** Runs one call and waits for its end. */
  public static <T> T run(String name, Callable<T> call, Patience patience) throws Exception {
    return start(name, call).await(patience);
  }

  /**
   * Runs calls concurrently and waits for all of them, even if one fails: each may open engines.
   */
  public static <T> List<T> runAll(
      String name, List<? extends Callable<T>> calls, Patience patience) throws Exception {
    List<Running<T>> running = new ArrayList<>();
    for (Callable<T> call : calls) {
      running.add(start(name + " " + running.size(), call));
    }
    return awaitAll(running, patience);
  }

  /** Waits for all of some running calls, even if one fails. */
  public static <T> List<T> awaitAll(List<Running<T>> running, Patience patience) throws Exception {
    Patience forAll = patience.forCalls(running.size());
    List<T> results = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (Running<T> each : running) {
      try {
        results.add(each.await(forAll));
      } catch (HangException hang) { // the others had as much time
        running.forEach(Running::abandon);
        failures.add(hang);
        break;
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
   */
  public static final class Running<T> {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Pulses without work after which a call that has begun waits for something. */
    private static final int IDLE_PULSES = 4;

    /** The processor time of a call that waits in a loop. */
    private static final long NANOS_OF_SPINNING = TimeUnit.MILLISECONDS.toNanos(300);

    private final String name;
    private final FutureTask<T> task;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean begun;

    private Running(String name, Callable<T> call) {
      this.name = name;
      this.task =
          new FutureTask<>(
              () -> {
                begun = true;
                return call.call();
              });
      this.thread =
          new KitThread(
              () -> {
                try {
                  task.run();
                } finally {
                  ended.countDown();
                }
              },
              name);
    }

    public String name() {
      return name;
    }

    public Thread thread() {
      return thread;
    }

    public boolean isDone() {
      return task.isDone();
    }

    /** Returns its result or throws its exception; {@link HangException} if it hangs. */
    public T await(Patience patience) throws Exception {
      await(this::endsWithin, patience);
      try {
        return task.get();
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

    /** Waits until an event has come or the call has ended; {@link HangException} if neither. */
    public void awaitEndOr(Pulses.Event event, Patience patience) throws Exception {
      await(millis -> task.isDone() || event.within(millis), patience);
    }

    /**
     * Waits until the call has ended or waits for something itself, so that what comes next finds
     * it in the middle.
     */
    public void awaitEndOrWait() throws InterruptedException {
      Pulses pulses = new Pulses();
      long used = 0;
      int idle = 0;
      while (idle < IDLE_PULSES && used < NANOS_OF_SPINNING && !pulses.next(this::endsWithin)) {
        long now = Math.max(used, THREADS.getThreadCpuTime(thread.getId()));
        long threshold = TimeUnit.MILLISECONDS.toNanos(Pulses.MILLIS_OF_WORK) / 2;
        idle = begun && now - used < threshold ? idle + 1 : 0;
        used = now;
      }
    }

    private boolean endsWithin(long millis) throws InterruptedException {
      return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    private void await(Pulses.Event event, Patience patience)
        throws InterruptedException, HangException {
      Pulses pulses = new Pulses();
      if (pulses.next(event)) {
        return;
      }
      HangJudge judge = new HangJudge(patience, WorkMeter.nanos(), WorkMeter::nanosOfChildren);
      while (!pulses.next(event)) {
        Optional<String> hang = judge.look(pulses.count(), pulses.workNanos(), WorkMeter.nanos());
        if (hang.isPresent()) {
          HangException thrown = new HangException(name + " did not end: it " + hang.get());
          thrown.setStackTrace(thread.getStackTrace());
          abandon();
          throw thrown;
        }
      }
    }

    private void abandon() {
      if (!isDone()) {
        thread.interrupt();
      }
    }
  }

  /** Thrown for a call that hangs, with the stack trace of its thread. */
  public static final class HangException extends Exception {
    private static final long serialVersionUID = 1;

    HangException(String message) {
      super(message);
    }
  }
}
