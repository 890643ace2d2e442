package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.ManualHost;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.ObedientPlugin;
import io.nunchi.api.testplugin.gate.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host that saves the states of analyzers every minute. */
@Timeout(60)
class StateIntervalTest {

  @TempDir Path plugins;
  @TempDir Path natives;
  private final Recorder recorder = new Recorder();
  private final Pictures pictures = new Pictures();
  private ManualHost manual;
  private Gate gate;
  private Stream stream;

  @BeforeEach
  void openStream() throws Exception {
    gate = Gate.named(natives.toString());
    SupervisionPolicy policy =
        SupervisionPolicy.builder().stateInterval(Duration.ofMinutes(1)).build();
    manual = new ManualHost(CommandedPlugin.in(plugins), natives, 1, policy);
    Engine engine = manual.host().startEngine(ObedientPlugin.ID, Map.of("gate", gate.name()));
    stream = manual.host().openStream(Camera.named("gate"), engine, recorder);
  }

  @AfterEach
  void nothingIsLeft() {
    manual.close();
    gate.remove();
  }

  private void analyze(Command command) throws InterruptedException {
    stream.offer(pictures.of(command));
    awaitIdle();
  }

  private void awaitIdle() throws InterruptedException {
    assertThat(stream.awaitIdle(Duration.ofSeconds(30))).isTrue();
  }

  /** The number of the next frame as the analyzer counts it that takes over from a broken one. */
  private float boxAfterAFailure() throws InterruptedException {
    analyze(Command.FAIL);
    manual.pass(Duration.ofSeconds(10));
    analyze(Command.DETECT);
    int last = recorder.results().size() - 1;
    return recorder.results().get(last).result().detections().get(0).box().left();
  }

  @Test
  void successorGoesOnFromTheStateOfTheLastMinute() throws Exception {
    analyze(Command.DETECT);
    analyze(Command.DETECT);
    manual.pass(Duration.ofMinutes(1));
    awaitIdle();
    assertThat(boxAfterAFailure()).isEqualTo(3 / 1000f);
  }

  @Test
  void nothingIsSavedBeforeAMinuteHasPassed() throws Exception {
    analyze(Command.DETECT);
    manual.pass(Duration.ofSeconds(49));
    awaitIdle();
    assertThat(boxAfterAFailure()).isEqualTo(1 / 1000f);
  }
}
