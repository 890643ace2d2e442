package io.nunchi.tck.internal.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;

/**
 * The kit's measure of waiting, which a busy machine stretches.
 *
 * <p>In a pulse the waiting thread sleeps for {@value #MILLIS_OF_SLEEP} ms and then works until it
 * has received {@value #MILLIS_OF_WORK} ms of processor time. A machine that gives the waiting
 * thread that much gives as much to every other thread that wants to run. So a thread that used
 * less than half of it over some pulses was not short of time: it waits for something.
 *
 * <p>Belongs to the thread that created it.
 */
public final class Pulses {

  /** The sleep of a pulse. */
  public static final int MILLIS_OF_SLEEP = 50;

  /** The work of a pulse. */
  public static final int MILLIS_OF_WORK = 2;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int BYTES_BETWEEN_LOOKS = 8 << 10;
  private static final int MILLIS_BETWEEN_LOOKS = 1;

  private final byte[] block = new byte[BYTES_BETWEEN_LOOKS];
  private final CRC32 checksum = new CRC32();
  private long count;
  private long workNanos;
  private long cpuBefore = THREADS.getCurrentThreadCpuTime();

  /** Something to wait for. */
  @FunctionalInterface
  public interface Event {
    /** Waits for it, and returns false if it has not come within this time. */
    boolean within(long millis) throws InterruptedException;
  }

  /**
   * Waits for an event for the length of a pulse.
   *
   * @return true if it has come
   */
  public boolean next(Event event) throws InterruptedException {
    if (event.within(MILLIS_OF_SLEEP)) {
      return true;
    }
    work();
    count++;
    return false;
  }

  /** Waits for an event for a number of pulses at most, and tells whether it has come. */
  public static boolean await(Event event, int most) throws InterruptedException {
    Pulses pulses = new Pulses();
    while (pulses.count < most) {
      if (pulses.next(event)) {
        return true;
      }
    }
    return event.within(0);
  }

  /** The event that a condition becomes true, which is looked at again and again. */
  public static Event polling(BooleanSupplier condition) {
    return millis -> {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() - end >= 0) {
          return false;
        }
        Thread.sleep(MILLIS_BETWEEN_LOOKS);
      }
      return true;
    };
  }

  /** The pulses so far. */
  public long count() {
    return count;
  }

  /** The processor time that the waiting thread received in its pulses. */
  public long workNanos() {
    return workNanos;
  }

  private void work() {
    long begin = THREADS.getCurrentThreadCpuTime();
    long now = begin;
    while (now - begin < TimeUnit.MILLISECONDS.toNanos(MILLIS_OF_WORK)) {
      checksum.update(block);
      now = THREADS.getCurrentThreadCpuTime();
    }
    workNanos += now - begin;
    WorkMeter.leaveOut(now - cpuBefore);
    cpuBefore = now;
  }
}
