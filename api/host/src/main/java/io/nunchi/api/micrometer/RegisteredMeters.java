package io.nunchi.api.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.metrics.DurationStatistics;
import io.nunchi.api.metrics.EngineMetrics;
import io.nunchi.api.metrics.GenerationMetrics;
import io.nunchi.api.metrics.HostMetrics;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.metrics.StreamMetrics;
import io.nunchi.api.shadow.LabelComparison;
import io.nunchi.api.shadow.ShadowReport;
import io.nunchi.spi.ModelIdentity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The meters of a host in one registry; kept equal to what the host's metrics have in them. */
final class RegisteredMeters {

  private final MeterRegistry registry;
  private final LatestMetrics latest;
  private final Map<List<Object>, Series<?>> series = new HashMap<>();

  RegisteredMeters(MeterRegistry registry, LatestMetrics latest) {
    this.registry = registry;
    this.latest = latest;
  }

  /** Registers what is new, and removes what is gone. */
  void update(HostMetrics metrics) {
    Set<List<Object>> present = new HashSet<>();
    addHost(present);
    metrics.engines().forEach(engine -> addEngine(engine, present));
    metrics.streams().forEach(stream -> addStream(stream, present));
    metrics.shadows().forEach(shadow -> addShadow(shadow, present));
    series
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = !present.contains(entry.getKey());
              if (gone) {
                entry.getValue().meters().forEach(registry::remove);
              }
              return gone;
            });
  }

  void removeAll() {
    series.values().forEach(gone -> gone.meters().forEach(registry::remove));
    series.clear();
  }

  /** Registers the meters of a key unless they are there. */
  private <T> void add(
      Set<List<Object>> present,
      List<Object> key,
      Function<HostMetrics, Optional<T>> source,
      Function<Series<T>, List<Meter>> meters) {
    present.add(key);
    if (!series.containsKey(key)) {
      Series<T> created = new Series<>(latest, source);
      series.put(key, created);
      created.registered(meters.apply(created));
    }
  }

  private void addHost(Set<List<Object>> present) {
    this.<HostMetrics>add(
        present,
        List.of("host"),
        Optional::of,
        host ->
            List.of(
                host.gauge(registry, "nunchi.host.workers", Tags.empty(), HostMetrics::workers),
                host.gauge(
                    registry, "nunchi.host.calls.stuck", Tags.empty(), HostMetrics::stuckCalls),
                host.gauge(
                    registry,
                    "nunchi.host.callbacks.blocked",
                    Tags.empty(),
                    HostMetrics::blockedCallbacks),
                host.counter(
                    registry, "nunchi.host.log.lost", Tags.empty(), HostMetrics::lostLogLines),
                host.counter(
                    registry,
                    "nunchi.host.listener.calls.missed",
                    Tags.empty(),
                    HostMetrics::missedListenerCalls)));
  }

  private void addEngine(EngineMetrics engine, Set<List<Object>> present) {
    EngineGeneration generation = engine.generation();
    Function<HostMetrics, Optional<EngineMetrics>> source =
        now ->
            now.engines().stream()
                .filter(e -> e.generation().number() == generation.number())
                .findFirst();
    Tags tags = tags(generation);
    Tags info =
        tags.and(
            "version", generation.pluginVersion(),
            "provider.requested", engine.status().requestedProvider(),
            "provider.actual", engine.status().actualProvider());
    this.<EngineMetrics>add(
        present,
        List.of("engine info", info),
        source,
        found -> List.of(found.gauge(registry, "nunchi.engine.info", info, now -> 1)));
    this.<EngineMetrics>add(
        present,
        List.of("engine", tags),
        source,
        found ->
            List.of(
                found.gauge(registry, "nunchi.engine.streams", tags, EngineMetrics::streams),
                found.gauge(
                    registry, "nunchi.engine.frames.waiting", tags, EngineMetrics::waitingFrames),
                found.gauge(
                    registry,
                    "nunchi.engine.frames.analyzing",
                    tags,
                    EngineMetrics::framesInAnalysis),
                found.gauge(
                    registry, "nunchi.engine.threads.lost", tags, EngineMetrics::lostThreads),
                found.counter(registry, "nunchi.engine.changes", tags, EngineMetrics::changes)));
    for (Integer size : engine.framesByBatchSize().keySet()) {
      Tags ofSize = tags.and("size", size.toString());
      this.<EngineMetrics>add(
          present,
          List.of("batch", ofSize),
          source,
          found ->
              List.of(
                  found.counter(
                      registry,
                      "nunchi.engine.batch.frames",
                      ofSize,
                      now -> now.framesByBatchSize().getOrDefault(size, 0L))));
    }
    for (String stage : engine.stages().keySet()) {
      Tags ofStage = tags.and("stage", stage);
      this.<DurationStatistics>add(
          present,
          List.of("stage", ofStage),
          now -> source.apply(now).map(found -> found.stages().get(stage)),
          found ->
              found.durations(registry, "nunchi.engine.stage.time", ofStage, Function.identity()));
    }
  }

  private void addStream(StreamMetrics stream, Set<List<Object>> present) {
    String id = stream.streamId();
    Tags tags = Tags.of("stream", id);
    Function<HostMetrics, Optional<StreamMetrics>> source =
        now -> now.streams().stream().filter(s -> s.streamId().equals(id)).findFirst();
    this.<StreamMetrics>add(
        present,
        List.of("stream", id),
        source,
        found ->
            List.of(
                found.gauge(
                    registry, "nunchi.frames.in.flight", tags, now -> now.counters().inFlight()),
                found.gauge(
                    registry, "nunchi.leases.open", tags, now -> now.counters().openLeases()),
                found.counter(
                    registry,
                    "nunchi.listener.failures",
                    tags,
                    now -> now.counters().listenerFailures())));
    for (StreamHealth.State state : StreamHealth.State.values()) {
      Tags ofState = tags.and("state", Names.of(state));
      this.<StreamMetrics>add(
          present,
          List.of("health", ofState),
          source,
          found ->
              List.of(
                  found.gauge(
                      registry,
                      "nunchi.stream.health",
                      ofState,
                      now -> now.health().state() == state ? 1 : 0)));
    }
    for (GenerationMetrics generation : stream.generations()) {
      addGeneration(generation, tags.and(tags(generation.generation())), source, present);
    }
  }

  private void addGeneration(
      GenerationMetrics generation,
      Tags tags,
      Function<HostMetrics, Optional<StreamMetrics>> stream,
      Set<List<Object>> present) {
    long number = generation.generation().number();
    Function<HostMetrics, Optional<GenerationMetrics>> source =
        now ->
            stream
                .apply(now)
                .flatMap(
                    found ->
                        found.generations().stream()
                            .filter(g -> g.generation().number() == number)
                            .findFirst());
    this.<GenerationMetrics>add(
        present,
        List.of("generation", tags),
        source,
        found -> GenerationMeters.register(registry, found, tags));
    for (DropReason reason : DropReason.values()) {
      Tags ofReason = tags.and("reason", Names.of(reason));
      this.<GenerationMetrics>add(
          present,
          List.of("drops", ofReason),
          source,
          found ->
              List.of(
                  found.counter(
                      registry,
                      "nunchi.frames.dropped",
                      ofReason,
                      now -> now.droppedByReason().getOrDefault(reason, 0L))));
    }
    for (String label : generation.detectionsByLabel().keySet()) {
      Tags ofLabel = tags.and("label", label);
      this.<GenerationMetrics>add(
          present,
          List.of("detections", ofLabel),
          source,
          found ->
              List.of(
                  found.counter(
                      registry,
                      "nunchi.detections",
                      ofLabel,
                      now -> now.detectionsByLabel().getOrDefault(label, 0L))));
    }
  }

  private void addShadow(ShadowReport shadow, Set<List<Object>> present) {
    long live = shadow.live().number();
    long candidate = shadow.candidate().number();
    Tags tags = tags(shadow.candidate()).and("live.generation", Long.toString(live));
    Function<HostMetrics, Optional<ShadowReport>> source =
        now ->
            now.shadows().stream()
                .filter(s -> s.candidate().number() == candidate && s.live().number() == live)
                .findFirst();
    this.<ShadowReport>add(
        present,
        List.of("shadow", tags),
        source,
        found -> ShadowMeters.register(registry, found, tags));
    for (String label : shadow.byLabel().keySet()) {
      Tags ofLabel = tags.and("label", label);
      this.<LabelComparison>add(
          present,
          List.of("shadow label", ofLabel),
          now -> source.apply(now).map(found -> found.byLabel().get(label)),
          found -> ShadowMeters.registerLabel(registry, found, ofLabel));
    }
  }

  private static Tags tags(EngineGeneration generation) {
    return Tags.of(
        "generation", Long.toString(generation.number()),
        "plugin", generation.pluginId(),
        "model", generation.model().map(ModelIdentity::id).orElse("none"));
  }
}
