package io.nunchi.api.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.nunchi.api.metrics.DurationStatistics;
import io.nunchi.api.metrics.HostMetrics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Something that meters read, by its latest values: what has just gone keeps those that it had. A
 * registry refers to it weakly, {@link RegisteredMeters} keeps it.
 */
final class Series<T> {

  private final LatestMetrics latest;
  private final Function<HostMetrics, Optional<T>> source;
  private List<Meter> meters = List.of();
  private volatile @Nullable T before;

  Series(LatestMetrics latest, Function<HostMetrics, Optional<T>> source) {
    this.latest = latest;
    this.source = source;
  }

  void registered(List<Meter> newMeters) {
    meters = List.copyOf(newMeters);
  }

  List<Meter> meters() {
    return meters;
  }

  private double read(ToDoubleFunction<T> value) {
    T now = source.apply(latest.now()).orElse(before);
    before = now;
    return now == null ? Double.NaN : value.applyAsDouble(now);
  }

  Meter gauge(MeterRegistry registry, String name, Tags tags, ToDoubleFunction<T> value) {
    return Gauge.builder(name, this, series -> series.read(value))
        .description(MeterHelp.of(name))
        .tags(tags)
        .register(registry);
  }

  Meter counter(MeterRegistry registry, String name, Tags tags, ToDoubleFunction<T> value) {
    return FunctionCounter.builder(name, this, series -> series.read(value))
        .description(MeterHelp.of(name))
        .tags(tags)
        .register(registry);
  }

  /** Count and sum, and two percentiles of the latest minutes. */
  List<Meter> durations(
      MeterRegistry registry, String name, Tags tags, Function<T, DurationStatistics> durations) {
    String percentile = name + ".percentile";
    return List.of(
        FunctionTimer.builder(
                name,
                this,
                series -> (long) series.read(now -> durations.apply(now).count()),
                series -> series.read(now -> durations.apply(now).totalNanos()),
                TimeUnit.NANOSECONDS)
            .description(MeterHelp.of(name))
            .tags(tags)
            .register(registry),
        percentile(
            registry, percentile, tags.and("phi", "0.5"), now -> durations.apply(now).p50Nanos()),
        percentile(
            registry, percentile, tags.and("phi", "0.99"), now -> durations.apply(now).p99Nanos()));
  }

  Meter percentile(
      MeterRegistry registry, String name, Tags tags, Function<T, OptionalLong> nanos) {
    return TimeGauge.builder(
            name,
            this,
            TimeUnit.NANOSECONDS,
            series -> series.read(now -> toDouble(nanos.apply(now))))
        .description(MeterHelp.of(name))
        .tags(tags)
        .register(registry);
  }

  private static double toDouble(OptionalLong nanos) {
    return nanos.isPresent() ? nanos.getAsLong() : Double.NaN;
  }
}
