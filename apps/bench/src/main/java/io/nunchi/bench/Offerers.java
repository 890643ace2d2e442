package io.nunchi.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Few threads that offer the frames of many cameras, one thread for each fleet. */
final class Offerers implements AutoCloseable {

  private final ExecutorService threads;

  Offerers(int count) {
    this.threads = Executors.newFixedThreadPool(count);
  }

  /** Offers frames of all fleets concurrently, for some time. */
  void offer(List<CameraFleet> fleets, Duration duration) throws InterruptedException {
    List<Callable<Long>> offers =
        fleets.stream().<Callable<Long>>map(fleet -> () -> fleet.offerFor(duration)).toList();
    for (Future<Long> each : threads.invokeAll(offers)) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a camera could not offer its frames", e.getCause());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
