package io.nunchi.loading.internal.call;

import io.nunchi.loading.HostThread;

/**
 * A short task about a plugin's thread that may hang in the plugin, and therefore has a daemon
 * thread of its own: interrupting a thread closes the channel it reads, and renaming one takes the
 * lock of its {@link Thread} object.
 */
final class Errand {

  private Errand() {}

  /** Starts the task; returns false if no thread can be started. */
  static boolean start(String name, Runnable task) {
    try {
      HostThread.of(task, name).start();
      return true;
    } catch (Throwable e) { // no thread, no memory
      return false;
    }
  }
}
