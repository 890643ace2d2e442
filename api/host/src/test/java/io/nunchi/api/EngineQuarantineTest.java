package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.ManualHost;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.gate.Gate;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine in which so many threads are lost that nothing more is tried with it. */
@Timeout(60)
class EngineQuarantineTest {

  private static final int MOST = 2;

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path files;
  private final Pictures pictures = new Pictures();
  private final Recorder recorder = new Recorder();
  private final List<Stream> streams = new ArrayList<>();
  private Gate gate;
  private ManualHost manual;
  private Engine engine;

  @BeforeEach
  void buildHost() throws Exception {
    gate = Gate.named(files.toString());
    manual =
        new ManualHost(
            CommandedPlugin.in(plugins),
            natives,
            1,
            SupervisionPolicy.builder().mostLostThreads(MOST).build());
    engine = manual.host().startEngine("test.scripted", Map.of("gate", gate.name()));
    for (int i = 0; i <= MOST; i++) {
      streams.add(manual.host().openStream(Camera.named("camera " + i), engine, recorder));
    }
  }

  @AfterEach
  void nothingIsLeft() {
    gate.open();
    Await.until(() -> manual.host().report().stuckCalls().isEmpty());
    manual.close();
    Await.until(() -> pictures.unreleased() == 0);
    gate.remove();
  }

  private void offer(Stream stream, Command command) {
    FrameBuffer picture = pictures.of(command);
    stream.offer(picture.captured(picture.captureTime(), manual.nanos()));
  }

  private void awaitIdle(Stream stream) throws InterruptedException {
    assertThat(stream.awaitIdle(Duration.ofSeconds(30))).isTrue();
  }

  private void loseAThread(Stream stream) throws InterruptedException {
    int before = manual.host().report().stuckCalls().size();
    offer(stream, Command.HANG);
    gate.awaitArrival();
    while (manual.host().report().stuckCalls().size() == before) {
      manual.pass(Duration.ofSeconds(1));
    }
    awaitIdle(stream);
  }

  @Test
  void lastLostThreadStopsAllStreamsOfTheEngineUntilThreadsReturn() throws Exception {
    loseAThread(streams.get(0));
    assertThat(recorder.problems()).extracting(Problem::code).containsExactly("NUN-4507");
    loseAThread(streams.get(1));
    assertThat(recorder.problems())
        .extracting(Problem::code)
        .as("the engine is in quarantine, not the second analyzer")
        .containsExactly("NUN-4507", "NUN-4507", "NUN-4520");
    assertThat(manual.host().report().problemCounts()).containsEntry("NUN-4520", 1L);
    assertThat(streams.get(1).health().state()).isEqualTo(StreamHealth.State.QUARANTINED);
    assertThat(streams.get(1).health().why()).contains("lost in calls of its engine");

    Stream innocent = streams.get(MOST);
    offer(innocent, Command.DETECT);
    awaitIdle(innocent);
    assertThat(recorder.dropReasons())
        .containsExactly(DropReason.TIMED_OUT, DropReason.TIMED_OUT, DropReason.QUARANTINED);
    assertThat(innocent.health().why()).contains("lost in calls of its engine");
    HostException refused =
        catchThrowableOfType(
            HostException.class,
            () -> manual.host().openStream(Camera.named("late"), engine, recorder));
    assertThat(refused.problems()).extracting(Problem::code).containsExactly("NUN-4520");

    gate.open();
    Await.until(() -> manual.host().report().stuckCalls().isEmpty());
    offer(innocent, Command.DETECT);
    awaitIdle(innocent);
    assertThat(innocent.counters().analyzed()).isEqualTo(1);
    assertThat(innocent.health().state()).isEqualTo(StreamHealth.State.HEALTHY);
  }
}
