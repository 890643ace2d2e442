package io.nunchi.loading.internal.thread;

/**
 * A daemon thread of the host. Plugins do not see this class, so its instances tell the host's
 * threads from those of plugins, whose names may be the same.
 */
public final class HostThread extends Thread {

  private HostThread(Runnable task, String name, boolean inheritsThreadLocals) {
    super(null, task, name, 0, inheritsThreadLocals);
    setDaemon(true);
  }

  /** A thread that keeps nothing of the thread that creates it, which may be inside a plugin. */
  public static HostThread of(Runnable task, String name) {
    HostThread thread = new HostThread(task, name, false);
    thread.setContextClassLoader(HostThread.class.getClassLoader());
    return thread;
  }

  /** A thread that goes on for the one that creates it, with its thread-locals and loader. */
  public static HostThread onBehalfOfCaller(Runnable task, String name) {
    return new HostThread(task, name, true);
  }
}
