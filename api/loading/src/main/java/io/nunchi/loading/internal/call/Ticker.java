package io.nunchi.loading.internal.call;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The thread that drives the supervisor. Closed while calls are running, it ends after the last of
 * them, so that no call stays without a deadline.
 */
public final class Ticker implements AutoCloseable {

  private static final long PERIOD_MILLIS = 50;

  private final Supervisor supervisor;
  private final ScheduledExecutorService thread;
  private volatile boolean closing;

  public Ticker(Supervisor supervisor) {
    this.supervisor = supervisor;
    thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread created = new Thread(task, "nunchi-supervisor");
              created.setDaemon(true);
              return created;
            });
    var unused =
        thread.scheduleWithFixedDelay(
            this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    supervisor.tick();
    if (closing && supervisor.isIdle()) {
      thread.shutdown();
    }
  }

  @Override
  public void close() {
    closing = true;
    if (supervisor.isIdle()) {
      thread.shutdown();
    }
  }
}
