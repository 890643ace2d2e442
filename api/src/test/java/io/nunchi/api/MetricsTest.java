package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.metrics.EngineMetrics;
import io.nunchi.api.metrics.GenerationMetrics;
import io.nunchi.api.metrics.StreamMetrics;
import io.nunchi.api.testing.ManualHost;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testing.ScriptedPlugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MetricsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path gates;
  private final Pictures pictures = new Pictures();
  private final Recorder recorder = new Recorder();
  private ManualHost manual;
  private Engine engine;
  private Path gate;

  @BeforeEach
  void startEngine() throws Exception {
    gate = gates.resolve("open");
    manual = new ManualHost(ScriptedPlugin.in(plugins), natives, 1);
    engine = manual.host().startEngine("test.scripted", Map.of("gate", gate.toString()));
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    if (Files.notExists(gate)) {
      Files.createFile(gate);
    }
    manual.close();
    assertThat(pictures.unreleased()).isZero();
  }

  private Stream open(String id) throws HostException {
    return manual.host().openStream(Camera.named(id), engine, recorder);
  }

  private void analyze(Stream stream, int command) throws InterruptedException {
    stream.offer(pictures.of(command));
    assertThat(stream.awaitIdle(LONG)).isTrue();
  }

  private EngineMetrics engineMetrics() {
    List<EngineMetrics> engines = manual.host().metrics().engines();
    assertThat(engines).hasSize(1);
    return engines.get(0);
  }

  @Test
  void countsFramesByReasonAndDetectionsByLabel() throws Exception {
    Stream stream = open("gate");
    for (int i = 0; i < 5; i++) {
      analyze(stream, ScriptedPlugin.DETECT);
    }
    analyze(stream, ScriptedPlugin.REJECT);
    analyze(stream, ScriptedPlugin.NAN_BOX);

    GenerationMetrics current = stream.metrics().current();

    assertThat(current.offered()).isEqualTo(7);
    assertThat(current.analyzed()).isEqualTo(5);
    assertThat(current.dropped()).isEqualTo(2);
    assertThat(current.droppedByReason())
        .containsEntry(DropReason.FRAME_REJECTED, 1L)
        .containsEntry(DropReason.CONTRACT_VIOLATION, 1L)
        .containsEntry(DropReason.SUPERSEDED, 0L);
    assertThat(current.detectionsByLabel()).isEqualTo(Map.of("thing", 5L));
    assertThat(current.generation()).isEqualTo(engine.generation());
  }

  @Test
  void timesFramesFromArrivalToResult() throws Exception {
    Stream stream = open("gate");
    FrameBuffer picture = pictures.of(ScriptedPlugin.DETECT);
    picture.captured(picture.captureTime(), manual.nanos() - Duration.ofMillis(40).toNanos());
    stream.offer(picture);
    assertThat(stream.awaitIdle(LONG)).isTrue();

    GenerationMetrics current = stream.metrics().current();

    assertThat(current.age().count()).isOne();
    assertThat(current.age().totalNanos()).isEqualTo(40_000_000);
    assertThat(current.age().maxNanos()).isEqualTo(40_000_000);
    assertThat(current.age().p50Nanos().orElseThrow()).isBetween(39_375_000L, 40_625_000L);
    assertThat(current.age().p99Nanos()).isEqualTo(current.age().p50Nanos());
    assertThat(current.analysis().totalNanos()).as("the manual clock stood still").isZero();
  }

  @Test
  void countsRestartsOfAnalyzers() throws Exception {
    Stream stream = open("gate");
    analyze(stream, ScriptedPlugin.FAIL);
    manual.pass(Duration.ofSeconds(1));
    analyze(stream, ScriptedPlugin.DETECT);
    assertThat(stream.metrics().current().analyzerRestarts()).isOne();
    assertThat(stream.metrics().health().state()).isEqualTo(StreamHealth.State.HEALTHY);
  }

  @Test
  void keepsTheLatestGenerationsApart() throws Exception {
    Stream stream = open("gate");
    for (int swap = 0; swap < 6; swap++) {
      analyze(stream, ScriptedPlugin.DETECT);
      engine.swap(Map.of("gate", gate.toString()), SwapPolicy.defaults());
    }
    analyze(stream, ScriptedPlugin.DETECT);

    StreamMetrics metrics = stream.metrics();

    assertThat(metrics.generations()).hasSize(StreamMetrics.KEPT_GENERATIONS);
    assertThat(metrics.generations())
        .extracting(generation -> generation.generation().number())
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(metrics.current().generation()).isEqualTo(engine.generation());
    assertThat(metrics.generations()).extracting(GenerationMetrics::analyzed).containsOnly(1L);
    assertThat(metrics.counters().analyzed()).isEqualTo(7);
    assertThat(engineMetrics().changes()).isEqualTo(6);
  }

  @Test
  void sumsOverGenerationsAreTheStreamsOwn() throws Exception {
    Stream stream = open("gate");
    analyze(stream, ScriptedPlugin.DETECT);
    engine.swap(Map.of("gate", gate.toString()), SwapPolicy.defaults());
    analyze(stream, ScriptedPlugin.REJECT);
    engine.rollback();
    analyze(stream, ScriptedPlugin.DETECT);

    StreamMetrics metrics = stream.metrics();

    assertThat(metrics.generations().stream().mapToLong(GenerationMetrics::offered).sum())
        .isEqualTo(metrics.counters().offered());
    assertThat(metrics.generations().stream().mapToLong(GenerationMetrics::analyzed).sum())
        .isEqualTo(metrics.counters().analyzed());
    assertThat(metrics.generations().stream().mapToLong(GenerationMetrics::dropped).sum())
        .isEqualTo(metrics.counters().dropped());
  }

  @Test
  void saysHowManyFramesWaitForTheWorkers() throws Exception {
    Stream busy = open("busy");
    Stream waiting = open("waiting");
    busy.offer(pictures.of(ScriptedPlugin.WAIT_FOR_GATE));
    while (engineMetrics().framesInAnalysis() == 0) {
      Thread.onSpinWait();
    }
    waiting.offer(pictures.of(ScriptedPlugin.DETECT));

    EngineMetrics metrics = engineMetrics();

    assertThat(metrics.framesInAnalysis()).isOne();
    assertThat(metrics.waitingFrames()).isOne();
    assertThat(metrics.streams()).isEqualTo(2);
    Files.createFile(gate);
    assertThat(waiting.awaitIdle(LONG)).isTrue();
    assertThat(engineMetrics().waitingFrames()).isZero();
  }

  @Test
  void saysWhichExecutionProviderIsInUseWithoutAskingThePlugin() throws Exception {
    assertThat(engineMetrics().status().requestedProvider()).isEqualTo("cpu");
    assertThat(engineMetrics().status().reason()).contains("0 analyzers");
    open("gate");
    assertThat(engineMetrics().status().reason()).contains("0 analyzers");
    engine.status();
    assertThat(engineMetrics().status().reason()).contains("1 analyzers");
  }

  @Test
  void forgetsClosedStreams() throws Exception {
    open("gate").close();
    assertThat(manual.host().metrics().streams()).isEmpty();
    engine.close();
    assertThat(manual.host().metrics().engines()).isEmpty();
  }
}
