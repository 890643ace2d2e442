package io.nunchi.loading;

/**
 * A daemon thread of the host. Plugins do not see this class, so its instances tell the host's
 * threads from those of plugins, whose names may be the same.
 *
 * <p>Lifecycle, threading and ownership are those of a thread; hosts and kits create them.
 */
public final class HostThread extends Thread {

  private final Runnable task;

  private HostThread(Runnable task, String name, boolean inheritsThreadLocals) {
    super(null, task, name, 0, inheritsThreadLocals);
    this.task = task;
    setDaemon(true);
  }

  /**
   * Creates a thread that keeps nothing of the thread that creates it, which may be inside a
   * plugin.
   *
   * @param task the task
   * @param name the thread's name
   * @return a thread that is not started
   */
  public static HostThread of(Runnable task, String name) {
    HostThread thread = new HostThread(task, name, false);
    thread.setContextClassLoader(HostThread.class.getClassLoader());
    return thread;
  }

  /**
   * Creates a thread that goes on for the one that creates it, with its thread-locals and loader.
   *
   * @param task the task
   * @param name the thread's name
   * @return a thread that is not started
   */
  public static HostThread onBehalfOfCaller(Runnable task, String name) {
    return new HostThread(task, name, true);
  }

  /**
   * The task of this thread.
   *
   * @return the task that the thread was created with
   */
  public Runnable task() {
    return task;
  }
}
