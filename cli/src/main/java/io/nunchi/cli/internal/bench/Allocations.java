package io.nunchi.cli.internal.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;

/** How much the threads that analyze have taken from the Java heap. */
final class Allocations {

  private static final String WORKER_PREFIX = "nunchi-worker";

  private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  /** Bytes allocated so far by the calling thread and the host's workers. */
  long bytes() {
    long[] workers =
        Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(thread -> thread != null && thread.getThreadName().startsWith(WORKER_PREFIX))
            .mapToLong(ThreadInfo::getThreadId)
            .toArray();
    return threads.getCurrentThreadAllocatedBytes()
        + Arrays.stream(threads.getThreadAllocatedBytes(workers)).filter(b -> b > 0).sum();
  }
}
