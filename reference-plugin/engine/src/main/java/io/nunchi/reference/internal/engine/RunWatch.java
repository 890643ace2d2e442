package io.nunchi.reference.internal.engine;

import ai.onnxruntime.OrtException;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends inferences whose calling thread was interrupted: that thread is inside ONNX Runtime and
 * cannot see it.
 *
 * <p>Lifecycle: watches from its creation until it is closed. Threading: has one thread of its own.
 * Ownership: owns the thread, not the analyzers.
 */
final class RunWatch implements AutoCloseable {

  private static final long PERIOD_MILLIS = 50;

  private final Collection<ReferenceAnalyzer> analyzers;
  private final System.Logger logger;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  RunWatch(Collection<ReferenceAnalyzer> analyzers, System.Logger logger) {
    this.analyzers = analyzers;
    this.logger = logger;
    this.thread = new Thread(this::watch, "nunchi-reference-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      while (!closed.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
        for (ReferenceAnalyzer analyzer : analyzers) {
          giveUpIfInterrupted(analyzer);
        }
      }
    } catch (InterruptedException unexpected) {
      logger.log(
          System.Logger.Level.ERROR,
          "interrupted inferences are not ended early any more",
          unexpected);
    }
  }

  private void giveUpIfInterrupted(ReferenceAnalyzer analyzer) {
    try {
      analyzer.giveUpIfInterrupted();
    } catch (OrtException notTaken) {
      logger.log(
          System.Logger.Level.WARNING, "an interrupted inference cannot be cancelled", notTaken);
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
