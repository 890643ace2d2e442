package io.nunchi.bench;

import io.nunchi.bench.measure.NoResultException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** One thread for each stream, as a VMS has. For one thread. */
final class BenchCallers implements AutoCloseable {

  private final ExecutorService threads;

  BenchCallers(int count) {
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            count, task -> new Thread(task, "nunchi-bench-" + number.incrementAndGet()));
  }

  /** Runs the work of all streams concurrently, and returns when all of it has ended. */
  <T> List<T> all(List<Callable<T>> work) throws NoResultException {
    List<T> done = new ArrayList<>();
    try {
      for (Future<T> each : threads.invokeAll(work)) {
        done.add(each.get());
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NoResultException noResult) {
        throw noResult;
      }
      throw new IllegalStateException("a measurement failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
