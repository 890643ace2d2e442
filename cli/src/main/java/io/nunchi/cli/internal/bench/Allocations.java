package io.nunchi.cli.internal.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.List;

/** How much the threads that offer and analyze have taken from the Java heap. */
final class Allocations {

  /** What the names of the measured threads begin with: the host's workers, and callers. */
  private static final List<String> PREFIXES = List.of("nunchi-worker", BenchCallers.PREFIX);

  private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  /** Bytes allocated so far by those of these threads that live. */
  long bytes() {
    long[] measured =
        Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(thread -> thread != null && isMeasured(thread.getThreadName()))
            .mapToLong(ThreadInfo::getThreadId)
            .toArray();
    return Arrays.stream(threads.getThreadAllocatedBytes(measured)).filter(b -> b > 0).sum();
  }

  private static boolean isMeasured(String name) {
    return PREFIXES.stream().anyMatch(name::startsWith);
  }
}
