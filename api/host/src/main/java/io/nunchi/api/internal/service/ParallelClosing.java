package io.nunchi.api.internal.service;

import io.nunchi.loading.HostThread;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Closes several things at the same time, so that one that is late costs the others no time, and
 * one that fails keeps no other from its close.
 */
public final class ParallelClosing {

  private static final HostLog LOG = HostLog.of(ParallelClosing.class);

  private ParallelClosing() {}

  /** Runs one closing on the caller's thread, the others on threads of their own; waits for all. */
  public static void run(Runnable own, List<Runnable> others) {
    List<Thread> threads = new ArrayList<>();
    List<Runnable> here = new ArrayList<>(List.of(own));
    for (Runnable closing : others) {
      Thread thread = HostThread.of(() -> logged(closing), "nunchi-close");
      try {
        thread.start();
        threads.add(thread);
      } catch (Error noMoreThreads) {
        here.add(closing);
      }
    }
    try {
      OrderedClosing.run(here.toArray(Runnable[]::new));
    } finally {
      threads.forEach(ParallelClosing::join);
    }
  }

  private static void logged(Runnable closing) {
    try {
      closing.run();
    } catch (RuntimeException | Error e) {
      LOG.error("A part failed to close", ThrowableSnapshot.of(e));
    }
  }

  /** Waits also when interrupted: what comes next may not begin before everything is closed. */
  private static void join(Thread thread) {
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
