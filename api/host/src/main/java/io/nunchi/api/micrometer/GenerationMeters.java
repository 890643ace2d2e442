package io.nunchi.api.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.nunchi.api.metrics.GenerationMetrics;
import java.util.ArrayList;
import java.util.List;

/** The meters that every generation of a stream has. */
final class GenerationMeters {

  private GenerationMeters() {}

  static List<Meter> register(MeterRegistry registry, Series<GenerationMetrics> found, Tags tags) {
    List<Meter> meters = new ArrayList<>();
    meters.add(found.counter(registry, "nunchi.frames.offered", tags, GenerationMetrics::offered));
    meters.add(
        found.counter(registry, "nunchi.frames.analyzed", tags, GenerationMetrics::analyzed));
    meters.add(
        found.counter(
            registry, "nunchi.analyzer.restarts", tags, GenerationMetrics::analyzerRestarts));
    meters.addAll(found.durations(registry, "nunchi.frame.age", tags, GenerationMetrics::age));
    meters.addAll(
        found.durations(registry, "nunchi.analysis.time", tags, GenerationMetrics::analysis));
    return meters;
  }
}
