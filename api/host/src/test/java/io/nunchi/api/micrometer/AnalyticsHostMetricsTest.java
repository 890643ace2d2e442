package io.nunchi.api.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nunchi.api.Engine;
import io.nunchi.api.Stream;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.metrics.StreamMetrics;
import io.nunchi.api.shadow.Shadow;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testplugin.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AnalyticsHostMetricsTest {

  @TempDir Path folder;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private EngineFixture fixture;
  private Engine engine;
  private AnalyticsHostMetrics binder;

  @BeforeEach
  void bind() throws Exception {
    fixture = EngineFixture.scripted(folder, 1);
    engine = fixture.engine();
    binder = new AnalyticsHostMetrics(fixture.host());
    binder.bindTo(registry);
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    binder.close();
    fixture.close();
    assertThat(registry.getMeters()).isEmpty();
  }

  private Stream open(String id) throws Exception {
    return fixture.open(id, frame -> {});
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + EngineFixture.LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).isNegative();
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private boolean has(String name, String... tags) {
    return registry.find(name).tags(tags).meter() != null;
  }

  private double counter(String name, String... tags) {
    return registry.get(name).tags(tags).functionCounter().count();
  }

  private long metersOf(String streamId) {
    return registry.getMeters().stream()
        .filter(meter -> streamId.equals(meter.getId().getTag("stream")))
        .count();
  }

  @Test
  void streamsHaveMetersWhileTheyAreOpen() throws Exception {
    Stream stream = open("gate");
    await(() -> has("nunchi.frames.offered", "stream", "gate"));
    fixture.analyze(stream, Command.DETECT);
    fixture.analyze(stream, Command.REJECT);
    await(() -> counter("nunchi.frames.offered", "stream", "gate", "generation", "1") == 2);
    await(() -> counter("nunchi.frames.analyzed", "stream", "gate") == 1);
    await(
        () -> counter("nunchi.frames.dropped", "stream", "gate", "reason", "frame_rejected") == 1);
    assertThat(counter("nunchi.frames.dropped", "stream", "gate", "reason", "superseded")).isZero();
    await(() -> has("nunchi.detections", "stream", "gate", "label", "thing"));
    await(() -> counter("nunchi.detections", "label", "thing") == 1);
    await(() -> registry.get("nunchi.stream.health").tags("state", "healthy").gauge().value() == 1);
    stream.close();
    await(() -> metersOf("gate") == 0);
  }

  @Test
  void timesAreInTheRegistrysUnit() throws Exception {
    Stream stream = open("gate");
    fixture.analyze(stream, Command.DETECT);
    await(() -> has("nunchi.frame.age.percentile", "phi", "0.99"));
    FunctionTimer age = registry.get("nunchi.frame.age").functionTimer();
    await(() -> age.count() == 1);
    assertThat(registry.get("nunchi.frame.age.percentile").tags("phi", "0.5").timeGauge().value())
        .isNotNaN();
    assertThat(registry.get("nunchi.analysis.time").functionTimer().totalTime(TimeUnit.SECONDS))
        .isZero();
  }

  @Test
  void enginesSayWhichProviderIsInUse() {
    assertThat(
            registry
                .get("nunchi.engine.info")
                .tags("provider.actual", "cpu", "plugin", "test.scripted", "version", "1.0")
                .gauge()
                .value())
        .isEqualTo(1);
    assertThat(registry.get("nunchi.engine.frames.waiting").gauge().value()).isZero();
    assertThat(registry.get("nunchi.host.workers").gauge().value()).isEqualTo(1);
  }

  @Test
  void framesAreCountedByTheSizeOfTheirBatch() throws Exception {
    Stream stream = open("gate");
    fixture.analyze(stream, Command.BATCH_OF_FOUR);
    await(() -> has("nunchi.engine.batch.frames", "size", "4", "plugin", "test.scripted"));
    fixture.analyze(stream, Command.BATCH_OF_FOUR);
    await(() -> counter("nunchi.engine.batch.frames", "size", "4") == 2);
    assertThat(has("nunchi.engine.batch.frames", "size", "1")).isFalse();
  }

  @Test
  void metersOfOldGenerationsGoAfterAFewSwaps() throws Exception {
    Stream stream = open("gate");
    for (int swap = 0; swap < 6; swap++) {
      engine.swap(Map.of(), SwapPolicy.defaults());
      fixture.analyze(stream, Command.DETECT);
    }
    await(() -> has("nunchi.frames.offered", "generation", "7"));
    await(
        () ->
            registry.find("nunchi.frames.offered").functionCounters().size()
                == StreamMetrics.KEPT_GENERATIONS);
    assertThat(has("nunchi.frames.offered", "generation", "1")).isFalse();
    await(() -> registry.find("nunchi.engine.info").gauges().size() == 1);
  }

  @Test
  void nothingOfManyStreamsIsLeftAfterTheirClose() throws Exception {
    Set<Meter.Id> before = ids();
    for (int round = 0; round < 20; round++) {
      List<Stream> streams = List.of(open("a" + round), open("b" + round), open("c" + round));
      fixture.analyze(streams.get(0), Command.DETECT);
      streams.forEach(Stream::close);
    }
    await(() -> ids().equals(before));
  }

  private Set<Meter.Id> ids() {
    return registry.getMeters().stream().map(Meter::getId).collect(Collectors.toSet());
  }

  @Test
  void shadowsHaveMetersWhileTheyCompare() throws Exception {
    fixture.loadCompared();
    Stream stream = open("gate");
    Map<String, String> finds = Map.of("labels", "thing", "find", "thing 0.9 0.1 0.1 0.1 0.1");
    ShadowPolicy everyFrame = ShadowPolicy.defaults().withSamplingRate(1);
    try (Shadow shadow = engine.shadow("test.compared", finds, everyFrame)) {
      fixture.analyze(stream, Command.DETECT);
      assertThat(shadow.awaitIdle(EngineFixture.LONG)).isTrue();
      await(() -> has("nunchi.shadow.label.disagreement", "label", "thing", "generation", "2"));
      await(() -> counter("nunchi.shadow.frames.compared", "live.generation", "1") == 1);
      assertThat(counter("nunchi.shadow.detections", "label", "thing", "side", "candidate"))
          .isEqualTo(1);
      assertThat(counter("nunchi.shadow.detections", "label", "thing", "side", "live"))
          .isEqualTo(1);
      double disagreement = registry.get("nunchi.shadow.disagreement").gauge().value();
      assertThat(disagreement).isEqualTo(shadow.report().all().disagreement().getAsDouble());
      assertThat(registry.get("nunchi.shadow.state").tags("state", "running").gauge().value())
          .isEqualTo(1);
    }
    await(() -> !has("nunchi.shadow.disagreement"));
  }

  @Test
  void everyMeterSaysWhatItMeasures() throws Exception {
    fixture.analyze(open("gate"), Command.BATCH_OF_FOUR);
    await(() -> has("nunchi.engine.batch.frames"));
    assertThat(registry.getMeters())
        .allSatisfy(meter -> assertThat(meter.getId().getDescription()).isNotBlank());
  }

  @Test
  void severalRegistriesAreBound() throws Exception {
    SimpleMeterRegistry second = new SimpleMeterRegistry();
    binder.bindTo(second);
    open("gate");
    await(() -> metersOf("gate") > 0);
    await(() -> second.getMeters().size() == registry.getMeters().size());
    binder.close();
    assertThat(second.getMeters()).isEmpty();
    binder.bindTo(second);
    assertThat(second.getMeters()).isEmpty();
  }
}
