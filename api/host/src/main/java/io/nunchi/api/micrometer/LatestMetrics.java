package io.nunchi.api.micrometer;

import io.nunchi.api.metrics.HostMetrics;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The host's metrics of one moment, for all meters that are read soon after each other. */
final class LatestMetrics {

  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Supplier<HostMetrics> source;
  private HostMetrics metrics;
  private long takenNanos;

  LatestMetrics(Supplier<HostMetrics> source) {
    this.source = source;
    this.metrics = source.get();
    this.takenNanos = System.nanoTime();
  }

  synchronized HostMetrics now() {
    return System.nanoTime() - takenNanos > FRESH_NANOS ? refreshed() : metrics;
  }

  synchronized HostMetrics refreshed() {
    metrics = source.get();
    takenNanos = System.nanoTime();
    return metrics;
  }
}
