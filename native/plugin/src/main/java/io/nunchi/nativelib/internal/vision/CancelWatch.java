package io.nunchi.nativelib.internal.vision;

import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Cancels the calls of threads that were interrupted: such a thread is inside the library and
 * cannot see it (rule 4.5).
 *
 * <p>Lifecycle: watches from its creation until it is closed. Threading: has one thread of its own.
 * Ownership: owns the thread, not the analyzers.
 */
final class CancelWatch implements AutoCloseable {

  private static final long PERIOD_MILLIS = 50;

  private final Supplier<Collection<VisionAnalyzer>> analyzers;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  CancelWatch(Supplier<Collection<VisionAnalyzer>> analyzers, System.Logger logger) {
    this.analyzers = analyzers;
    this.thread = new Thread(() -> watch(logger), "nunchi-native-cancel");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch(System.Logger logger) {
    try {
      while (!closed.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
        for (VisionAnalyzer analyzer : analyzers.get()) {
          analyzer.cancelIfWanted();
        }
      }
    } catch (InterruptedException e) {
      logger.log(System.Logger.Level.ERROR, "interrupted calls are not cancelled any more", e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
