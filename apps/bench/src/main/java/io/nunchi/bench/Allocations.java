package io.nunchi.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * Java heap allocated by all threads of the process, whoever started them. The count of a thread is
 * lost when it ends, as those of spare workers do.
 */
final class Allocations {

  private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private final Map<Long, Long> before = bytesByThread();

  /** Bytes that the living threads have allocated since this was created. */
  long bytes() {
    return bytesByThread().entrySet().stream()
        .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
        .sum();
  }

  private Map<Long, Long> bytesByThread() {
    long[] all = threads.getAllThreadIds();
    long[] bytes = threads.getThreadAllocatedBytes(all);
    Map<Long, Long> byThread = new HashMap<>();
    for (int i = 0; i < all.length; i++) {
      if (bytes[i] >= 0) {
        byThread.put(all[i], bytes[i]);
      }
    }
    return byThread;
  }
}
