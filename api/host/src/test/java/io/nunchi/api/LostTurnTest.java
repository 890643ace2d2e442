package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.ManualHost;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Policies;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.gate.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams that are closed while their turn hangs in a call; time passes only where a test says. */
@Timeout(60)
class LostTurnTest {

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path files;
  private final Pictures pictures = new Pictures();
  private final AtomicReference<@Nullable HostException> refusal = new AtomicReference<>();
  private final AtomicBoolean listenerHangs = new AtomicBoolean();
  private Gate gate;
  private ManualHost manual;
  private Engine engine;
  private Stream stream;

  /** The call in which the turn hangs. */
  private enum Call {
    ANALYZE,
    OPEN_ANALYZER,
    CHANGE_SETTINGS,
    CLOSE,
    LISTENER,
    RELEASE_CALLBACK
  }

  @BeforeEach
  void buildHost() throws Exception {
    gate = Gate.named(files.toString());
    manual =
        new ManualHost(
            CommandedPlugin.in(plugins),
            natives,
            1,
            Policies.withOpenDeadline(Duration.ofMillis(50)));
    engine = manual.host().startEngine("test.scripted", Map.of("gate", gate.name()));
    stream = manual.host().openStream(Camera.named("gate"), engine, this::onResult);
  }

  @AfterEach
  void nothingIsLeft() {
    gate.open();
    Await.until(() -> manual.host().report().stuckCalls().isEmpty());
    manual.close();
    gate.remove();
  }

  private void onResult(AnalyzedFrame frame) {
    if (listenerHangs.get()) {
      gate.passUninterruptibly();
    }
  }

  private void offer(Command command) {
    offer(pictures.of(command));
  }

  private void offer(FrameBuffer picture) {
    stream.offer(picture.captured(picture.captureTime(), manual.nanos()));
  }

  private void analyze(Command command) throws InterruptedException {
    offer(command);
    assertThat(stream.awaitIdle(Duration.ofSeconds(30))).isTrue();
  }

  private void hangIn(Call call) throws Exception {
    switch (call) {
      case ANALYZE -> offer(Command.HANG);
      case OPEN_ANALYZER -> {
        analyze(Command.HANG_WHEN_OPENED_AGAIN);
        manual.pass(Duration.ofSeconds(1)); // until the analyzer is replaced
        offer(Command.DETECT);
      }
      case CHANGE_SETTINGS -> new Thread(this::changeSettings).start();
      case CLOSE -> offer(Command.HANG_WHEN_CLOSED);
      case LISTENER -> {
        listenerHangs.set(true);
        offer(Command.DETECT);
      }
      case RELEASE_CALLBACK -> offer(pictures.of(Command.DETECT, gate::passUninterruptibly));
    }
    gate.awaitArrival();
  }

  private void changeSettings() {
    try {
      stream.changeSettings(Map.of("top", "0.87"));
    } catch (HostException e) {
      refusal.set(e);
    }
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  void streamThatIsClosedMeanwhileComesToItsEndAndLosesNothing(Call call) throws Exception {
    hangIn(call);
    if (call != Call.CHANGE_SETTINGS) {
      offer(Command.DETECT); // which the close drops
    }
    Thread closing = new Thread(stream::close);
    closing.start();
    while (closing.isAlive() || !stream.awaitIdle(Duration.ofMillis(1))) {
      manual.pass(Duration.ofMillis(500));
    }

    StreamCounters counters = stream.counters();
    assertThat(counters.inFlight()).isZero();
    assertThat(counters.analyzed() + counters.dropped()).isEqualTo(counters.offered());
    Await.until(() -> call != Call.CHANGE_SETTINGS || refusal.get() != null);
    gate.open();
    Await.until(() -> manual.host().report().stuckCalls().isEmpty());
    Await.until(() -> pictures.unreleased() == 0);
    assertThat(pictures.releasedTwice()).isZero();
    Await.until(() -> engine.status().reason().equals("1 engines, 0 analyzers"));
  }
}
