package io.nunchi.api.internal.service;

import java.util.ArrayList;
import java.util.List;

/** Closes several things at the same time, so that one that is late costs the others no time. */
public final class ParallelClosing {

  private ParallelClosing() {}

  /** Runs one closing on the caller's thread, the others on threads of their own; waits for all. */
  public static void run(Runnable own, List<Runnable> others) {
    List<Thread> threads = new ArrayList<>();
    List<Runnable> withoutThread = new ArrayList<>();
    for (Runnable closing : others) {
      Thread thread = new Thread(closing, "nunchi-close");
      thread.setDaemon(true);
      try {
        thread.start();
        threads.add(thread);
      } catch (Error noMoreThreads) {
        withoutThread.add(closing);
      }
    }
    try {
      own.run();
      withoutThread.forEach(Runnable::run);
    } finally {
      threads.forEach(ParallelClosing::join);
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
