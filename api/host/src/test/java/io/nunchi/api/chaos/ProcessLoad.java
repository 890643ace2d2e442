package io.nunchi.api.chaos;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/**
 * Counts the threads, files and bytes of heap that this process holds at one moment.
 *
 * @param openFiles zero where the system does not tell
 */
record ProcessLoad(long heapBytes, long hostThreads, long openFiles) {

  private static final int COLLECTIONS = 5;

  static ProcessLoad afterCollection() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return new ProcessLoad(
        runtime.totalMemory() - runtime.freeMemory(),
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("nunchi"))
            .count(),
        system instanceof UnixOperatingSystemMXBean unix ? unix.getOpenFileDescriptorCount() : 0);
  }
}
