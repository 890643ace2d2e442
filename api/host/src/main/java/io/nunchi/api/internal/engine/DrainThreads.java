package io.nunchi.api.internal.engine;

import io.nunchi.loading.HostThread;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Closes the analyzers that streams have left, on a few threads, however many streams move at once.
 * Closes that hang keep no others waiting: as long as none ends, each round of supervision adds a
 * thread. Idle threads end. Any thread.
 */
final class DrainThreads implements Executor {

  /** The number of analyzers that are closed at the same time while none hangs. */
  static final int USUAL = 4;

  /** The most threads, which hanging closes can keep until they are given up. */
  static final int MOST = 256;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          USUAL,
          USUAL,
          100,
          TimeUnit.MILLISECONDS,
          new LinkedBlockingQueue<>(),
          task -> HostThread.of(task, "nunchi-drain"));

  private long completedBefore;

  DrainThreads() {
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable close) {
    threads.execute(close);
  }

  /** Adds a thread if closes wait and none has ended since the last round; supervisor's thread. */
  void adjust() {
    if (threads.getQueue().isEmpty()) {
      if (threads.getCorePoolSize() > USUAL) {
        threads.setCorePoolSize(USUAL);
      }
      return;
    }
    long completed = threads.getCompletedTaskCount();
    if (completed == completedBefore && threads.getCorePoolSize() < MOST) {
      int more = threads.getCorePoolSize() + 1;
      threads.setMaximumPoolSize(Math.max(more, threads.getMaximumPoolSize()));
      threads.setCorePoolSize(more);
    }
    completedBefore = completed;
  }
}
