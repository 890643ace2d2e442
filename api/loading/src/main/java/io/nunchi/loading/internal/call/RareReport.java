package io.nunchi.loading.internal.call;

import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import io.nunchi.spi.failure.Problem;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Reports a problem that may occur often: the first time at once, and then at most once a minute
 * with the number of times and the longest duration since the last report. Takes no lock.
 */
final class RareReport {

  /** Words the problem. */
  interface Words {
    Problem of(long times, long longestMillis);
  }

  private static final HostLog LOG = HostLog.of(RareReport.class);
  private static final long PERIOD_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** No time of a report lies so near to the start of a clock. */
  private static final long NEVER = Long.MIN_VALUE;

  private final Consumer<Problem> report;
  private final Words words;
  private final AtomicLong times = new AtomicLong();
  private final AtomicLong longestNanos = new AtomicLong();
  private final AtomicLong reportedNanos = new AtomicLong(NEVER);

  RareReport(Consumer<Problem> report, Words words) {
    this.report = report;
    this.words = words;
  }

  /** Counts an occurrence, and reports it if it is time to. */
  void occurred(long durationNanos, long nowNanos) {
    longestNanos.accumulateAndGet(durationNanos, Math::max);
    times.incrementAndGet();
    reportIfDue(nowNanos);
  }

  /** Reports what was counted since the last report, once the time has come. */
  void reportIfDue(long nowNanos) {
    if (times.get() == 0) {
      return;
    }
    long last = reportedNanos.get();
    boolean due = last == NEVER || nowNanos - last >= PERIOD_NANOS;
    if (!due || !reportedNanos.compareAndSet(last, nowNanos)) {
      return;
    }
    long counted = times.getAndSet(0);
    long longest = TimeUnit.NANOSECONDS.toMillis(longestNanos.getAndSet(0));
    try {
      report.accept(words.of(counted, longest));
    } catch (Throwable e) { // no memory, or the receiver's
      LOG.error("A problem of supervision could not be reported", ThrowableSnapshot.of(e));
    }
  }
}
