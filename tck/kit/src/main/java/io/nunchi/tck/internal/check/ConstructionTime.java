package io.nunchi.tck.internal.check;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;

/**
 * The time that constructing a plugin takes of a thread, and what it may take on this machine: a
 * second's amount of work.
 *
 * <p>The time is processor time and the time in which the thread slept or waited. The time in which
 * it was ready and the machine ran something else does not count.
 */
final class ConstructionTime {

  private static final int REPETITIONS = 5;
  private static final long NANOS_ALLOWED = 1_000_000_000L;

  /** The time of {@link #work} on a normal machine. */
  private static final double NORMAL_NANOS_OF_WORK = 20e6;

  private static final int MEGABYTES_OF_WORK = 16;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ConstructionTime() {}

  /** Something that takes time. */
  interface Timed {
    void run() throws Exception;
  }

  /** Returns the time of the fastest of a few runs: the others were disturbed. */
  static long fastestNanos(Timed timed) throws Exception {
    boolean before = THREADS.isThreadContentionMonitoringEnabled();
    THREADS.setThreadContentionMonitoringEnabled(true);
    try {
      return fastestNanos(timed, ConstructionTime::nanosOfThisThread);
    } finally {
      THREADS.setThreadContentionMonitoringEnabled(before);
    }
  }

  static long fastestNanos(Timed timed, LongSupplier clock) throws Exception {
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < REPETITIONS; i++) {
      long start = clock.getAsLong();
      timed.run();
      fastest = Math.min(fastest, clock.getAsLong() - start);
    }
    return fastest;
  }

  private static long nanosOfThisThread() {
    ThreadInfo info = THREADS.getThreadInfo(Thread.currentThread().getId());
    long waited = info.getWaitedTime() + info.getBlockedTime();
    return THREADS.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(waited);
  }

  static long allowedNanos() throws Exception {
    return allowedNanos(fastestNanos(ConstructionTime::work));
  }

  /** On a machine that needs so long for the work; never less than on a normal one. */
  static long allowedNanos(long nanosOfWork) {
    return (long) (NANOS_ALLOWED * Math.max(1, nanosOfWork / NORMAL_NANOS_OF_WORK));
  }

  private static void work() {
    CRC32 checksum = new CRC32();
    byte[] block = new byte[1 << 20];
    for (int i = 0; i < MEGABYTES_OF_WORK; i++) {
      checksum.update(block);
    }
    if (checksum.getValue() == 0) { // lest the work is optimised away
      throw new IllegalStateException("zeros have another checksum");
    }
  }
}
