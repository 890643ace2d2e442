package io.nunchi.api.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.shadow.AnalysisTime;
import io.nunchi.api.shadow.LabelComparison;
import io.nunchi.api.shadow.ShadowReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** The meters of a shadow, which compares a candidate with one live generation. */
final class ShadowMeters {

  private ShadowMeters() {}

  static List<Meter> register(MeterRegistry registry, Series<ShadowReport> found, Tags tags) {
    List<Meter> meters = new ArrayList<>();
    for (ShadowReport.State state : ShadowReport.State.values()) {
      Tags ofState = tags.and("state", Names.of(state));
      meters.add(
          found.gauge(
              registry, "nunchi.shadow.state", ofState, now -> now.state() == state ? 1 : 0));
    }
    meters.add(
        found.counter(registry, "nunchi.shadow.frames.seen", tags, now -> now.frames().seen()));
    meters.add(
        found.counter(
            registry, "nunchi.shadow.frames.sampled", tags, now -> now.frames().sampled()));
    meters.add(
        found.counter(
            registry, "nunchi.shadow.frames.compared", tags, now -> now.frames().compared()));
    meters.add(
        found.counter(
            registry,
            "nunchi.shadow.frames.without.room",
            tags,
            now -> now.frames().withoutRoom()));
    for (DropReason reason : DropReason.values()) {
      meters.add(
          found.counter(
              registry,
              "nunchi.shadow.frames.dropped",
              tags.and("reason", Names.of(reason)),
              now -> now.frames().droppedByReason().getOrDefault(reason, 0L)));
    }
    meters.add(
        found.counter(
            registry,
            "nunchi.shadow.analyzer.restarts",
            tags,
            now -> now.frames().analyzerRestarts()));
    meters.add(found.counter(registry, "nunchi.shadow.calls.lost", tags, ShadowReport::lostCalls));
    meters.add(
        found.gauge(
            registry, "nunchi.shadow.disagreement", tags, now -> orNaN(now.all().disagreement())));
    addTimes(meters, registry, found, tags.and("side", "live"), ShadowReport::liveTime);
    addTimes(meters, registry, found, tags.and("side", "candidate"), ShadowReport::candidateTime);
    return meters;
  }

  private static void addTimes(
      List<Meter> meters,
      MeterRegistry registry,
      Series<ShadowReport> found,
      Tags tags,
      Function<ShadowReport, Optional<AnalysisTime>> time) {
    String name = "nunchi.shadow.analysis.time.percentile";
    meters.add(
        found.percentile(
            registry,
            name,
            tags.and("phi", "0.5"),
            now -> nanos(time.apply(now).map(AnalysisTime::p50))));
    meters.add(
        found.percentile(
            registry,
            name,
            tags.and("phi", "0.99"),
            now -> nanos(time.apply(now).map(AnalysisTime::p99))));
  }

  static List<Meter> registerLabel(
      MeterRegistry registry, Series<LabelComparison> found, Tags tags) {
    return List.of(
        found.counter(
            registry, "nunchi.shadow.detections", tags.and("side", "live"), LabelComparison::live),
        found.counter(
            registry,
            "nunchi.shadow.detections",
            tags.and("side", "candidate"),
            LabelComparison::candidate),
        found.counter(registry, "nunchi.shadow.detections.matched", tags, LabelComparison::matched),
        found.gauge(
            registry, "nunchi.shadow.label.disagreement", tags, now -> orNaN(now.disagreement())),
        found.gauge(
            registry, "nunchi.shadow.confidence.drift", tags, now -> orNaN(now.confidenceDrift())));
  }

  private static OptionalLong nanos(Optional<Duration> duration) {
    return duration.isPresent() ? OptionalLong.of(duration.get().toNanos()) : OptionalLong.empty();
  }

  private static double orNaN(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }
}
