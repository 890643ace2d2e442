package io.nunchi.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Java heap allocated by the threads that offer and analyze. The count of a worker is lost when it
 * ends, as spare ones do.
 */
final class Allocations {

  /** Prefixes of the names of the measured threads: the host's workers, and callers. */
  private static final List<String> PREFIXES = List.of("nunchi-worker", BenchCallers.PREFIX);

  private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private final Map<Long, Long> before = bytesByThread();

  /** Bytes that the living threads have allocated since this was created. */
  long bytes() {
    return bytesByThread().entrySet().stream()
        .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
        .sum();
  }

  private Map<Long, Long> bytesByThread() {
    long[] measured =
        Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(thread -> thread != null && isMeasured(thread.getThreadName()))
            .mapToLong(ThreadInfo::getThreadId)
            .toArray();
    long[] bytes = threads.getThreadAllocatedBytes(measured);
    Map<Long, Long> byThread = new HashMap<>();
    for (int i = 0; i < measured.length; i++) {
      if (bytes[i] >= 0) {
        byThread.put(measured[i], bytes[i]);
      }
    }
    return byThread;
  }

  private static boolean isMeasured(String name) {
    return PREFIXES.stream().anyMatch(name::startsWith);
  }
}
