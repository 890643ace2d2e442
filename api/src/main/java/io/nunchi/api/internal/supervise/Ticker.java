package io.nunchi.api.internal.supervise;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The thread that drives the supervisor. */
public final class Ticker implements AutoCloseable {

  private static final long PERIOD_MILLIS = 50;

  private final ScheduledExecutorService thread;

  public Ticker(Supervisor supervisor) {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread created = new Thread(task, "nunchi-supervisor");
              created.setDaemon(true);
              return created;
            });
    var unused =
        thread.scheduleWithFixedDelay(
            supervisor::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
