package io.nunchi.tck.internal.watch;

import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/** The bytes of Java heap that a thread has allocated, alive or not. */
public final class AllocatedBytes {

  private AllocatedBytes() {}

  /** Returns the bytes since the current thread began, or empty where the JVM does not tell. */
  public static OptionalLong ofThisThread() {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
            && threads.isThreadAllocatedMemorySupported()
        ? OptionalLong.of(threads.getCurrentThreadAllocatedBytes())
        : OptionalLong.empty();
  }
}
