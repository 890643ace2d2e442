package io.nunchi.tck.internal.watch;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Meters the work of this process: the processor time of all its threads, those of native libraries
 * too, without what the kit itself uses while it waits. Any thread.
 */
public final class WorkMeter {

  private static final AtomicLong OF_WAITING = new AtomicLong();

  private WorkMeter() {}

  /** Processor time since the start of the process; its ticks are up to 10 ms long. */
  public static long nanos() {
    return cpu(Stream.of(ProcessHandle.current())) - OF_WAITING.get();
  }

  /** Processor time of the processes that this one started and that still run. */
  public static long nanosOfChildren() {
    try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
      return cpu(children);
    }
  }

  private static long cpu(Stream<ProcessHandle> processes) {
    return processes
        .mapToLong(each -> each.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
        .sum();
  }

  /** Leaves out processor time of the kit's waiting. */
  static void leaveOut(long nanos) {
    OF_WAITING.addAndGet(nanos);
  }
}
