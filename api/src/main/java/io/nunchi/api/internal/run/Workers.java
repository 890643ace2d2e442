package io.nunchi.api.internal.run;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that analyze. A stream has at most one turn waiting, and queues again behind the
 * others after each frame, so no stream starves another.
 */
final class Workers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final long CLOSE_SECONDS = 5;

  private final ExecutorService threads;

  Workers(int count) {
    AtomicInteger number = new AtomicInteger();
    threads =
        Executors.newFixedThreadPool(
            count,
            turn -> {
              Thread thread = new Thread(turn, "nunchi-worker-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  void execute(Runnable turn) {
    threads.execute(turn);
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
        LOG.warn(
            "NUN-4505: an analyzer did not return within {} s; its thread was interrupted and left",
            CLOSE_SECONDS);
      }
    } catch (InterruptedException interrupted) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
