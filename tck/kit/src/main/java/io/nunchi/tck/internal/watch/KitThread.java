package io.nunchi.tck.internal.watch;

/** A daemon thread of the kit. */
public final class KitThread extends Thread {

  private static final String PREFIX = "nunchi-tck ";

  public KitThread(Runnable task, String name) {
    super(task, PREFIX + name);
    setDaemon(true);
  }
}
