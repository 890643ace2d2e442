package io.nunchi.api.internal.measure;

import io.nunchi.api.metrics.DurationStatistics;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Durations whose percentiles are those of the latest one to two minutes in which there were any:
 * two histograms take turns, each for one minute. Any thread.
 */
final class RecentDurations {

  static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Window[] windows = {new Window(), new Window()};
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong totalNanos = new AtomicLong();
  private final AtomicLong maxNanos = new AtomicLong();

  /** Adds a duration, in nanoseconds; {@code nowNanos} is the host's clock. */
  void add(long durationNanos, long nowNanos) {
    long minute = Math.floorDiv(nowNanos, WINDOW_NANOS);
    Window window = windows[(int) (minute & 1)];
    if (window.minute < minute) {
      window.begin(minute);
    }
    window.histogram.record(durationNanos);
    totalNanos.addAndGet(durationNanos);
    long longest = maxNanos.get();
    while (durationNanos > longest && !maxNanos.compareAndSet(longest, durationNanos)) {
      longest = maxNanos.get();
    }
    count.incrementAndGet();
  }

  DurationStatistics statistics() {
    long[] recent = new long[LogHistogram.BUCKETS];
    long latest = Math.max(windows[0].minute, windows[1].minute);
    for (Window window : windows) {
      if (latest - window.minute <= 1) {
        window.histogram.addTo(recent);
      }
    }
    return new DurationStatistics(
        count.get(),
        totalNanos.get(),
        maxNanos.get(),
        quantile(recent, 0.5),
        quantile(recent, 0.99));
  }

  private static OptionalLong quantile(long[] recent, double part) {
    for (long inBucket : recent) {
      if (inBucket > 0) {
        return OptionalLong.of(LogHistogram.quantile(recent, part));
      }
    }
    return OptionalLong.empty();
  }

  private static final class Window {
    private final LogHistogram histogram = new LogHistogram();
    private volatile long minute = Long.MIN_VALUE / 2;

    synchronized void begin(long newMinute) {
      if (minute < newMinute) {
        histogram.clear();
        minute = newMinute;
      }
    }
  }
}
