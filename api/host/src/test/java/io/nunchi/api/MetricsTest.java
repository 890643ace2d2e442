package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.metrics.EngineMetrics;
import io.nunchi.api.metrics.GenerationMetrics;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.metrics.StreamMetrics;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
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

  @TempDir Path folder;
  private final Recorder recorder = new Recorder();
  private EngineFixture fixture;
  private Engine engine;

  @BeforeEach
  void startEngine() throws Exception {
    fixture = EngineFixture.scripted(folder, 1);
    engine = fixture.engine();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    fixture.close();
  }

  private Stream open(String id) throws HostException {
    return fixture.open(id, recorder);
  }

  private EngineMetrics engineMetrics() {
    List<EngineMetrics> engines = fixture.host().metrics().engines();
    assertThat(engines).hasSize(1);
    return engines.get(0);
  }

  @Test
  void countsFramesByReasonAndDetectionsByLabel() throws Exception {
    Stream stream = open("gate");
    for (int i = 0; i < 5; i++) {
      fixture.analyze(stream, Command.DETECT);
    }
    fixture.analyze(stream, Command.REJECT);
    fixture.analyze(stream, Command.NAN_BOX);

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
    FrameBuffer picture = fixture.pictures().of(Command.DETECT);
    picture.captured(picture.captureTime(), fixture.nanos() - Duration.ofMillis(40).toNanos());
    stream.offer(picture);
    fixture.awaitIdle(stream);

    GenerationMetrics current = stream.metrics().current();

    assertThat(current.age().count()).isOne();
    assertThat(current.age().totalNanos()).isEqualTo(40_000_000);
    assertThat(current.age().maxNanos()).isEqualTo(40_000_000);
    assertThat(current.age().p50Nanos().orElseThrow()).isBetween(39_375_000L, 40_625_000L);
    assertThat(current.age().p99Nanos()).isEqualTo(current.age().p50Nanos());
    assertThat(current.analysis().totalNanos()).as("the fixture clock stood still").isZero();
  }

  @Test
  void countsRestartsOfAnalyzers() throws Exception {
    Stream stream = open("gate");
    fixture.analyze(stream, Command.FAIL);
    fixture.pass(Duration.ofSeconds(1));
    fixture.analyze(stream, Command.DETECT);
    assertThat(stream.metrics().current().analyzerRestarts()).isOne();
    assertThat(stream.metrics().health().state()).isEqualTo(StreamHealth.State.HEALTHY);
  }

  @Test
  void keepsTheLatestGenerationsApart() throws Exception {
    Stream stream = open("gate");
    for (int swap = 0; swap < 6; swap++) {
      fixture.analyze(stream, Command.DETECT);
      engine.swap(fixture.settings(), SwapPolicy.defaults());
    }
    fixture.analyze(stream, Command.DETECT);

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
    fixture.analyze(stream, Command.DETECT);
    engine.swap(fixture.settings(), SwapPolicy.defaults());
    fixture.analyze(stream, Command.REJECT);
    engine.rollback();
    fixture.analyze(stream, Command.DETECT);

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
    busy.offer(fixture.pictures().of(Command.WAIT_FOR_GATE));
    Await.until(() -> engineMetrics().framesInAnalysis() != 0);
    waiting.offer(fixture.pictures().of(Command.DETECT));

    EngineMetrics metrics = engineMetrics();

    assertThat(metrics.framesInAnalysis()).isOne();
    assertThat(metrics.waitingFrames()).isOne();
    assertThat(metrics.streams()).isEqualTo(2);
    fixture.openGate();
    fixture.awaitIdle(waiting);
    assertThat(engineMetrics().waitingFrames()).isZero();
  }

  @Test
  void saysHowManyFramesSharedARunOfTheModel() throws Exception {
    Stream stream = open("gate");
    for (int i = 0; i < 3; i++) {
      fixture.analyze(stream, Command.BATCH_OF_FOUR);
    }
    fixture.analyze(stream, Command.DETECT);

    assertThat(engineMetrics().framesByBatchSize()).isEqualTo(Map.of(4, 3L));

    engine.swap(fixture.settings(), SwapPolicy.defaults());
    assertThat(engineMetrics().framesByBatchSize()).as("of the engine that runs now").isEmpty();
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
    assertThat(fixture.host().metrics().streams()).isEmpty();
    engine.close();
    assertThat(fixture.host().metrics().engines()).isEmpty();
  }
}
