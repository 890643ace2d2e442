package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.shadow.Shadow;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.ManualHost;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.gate.Gate;
import io.nunchi.spi.OperatorMessage;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HostListenerTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path plugins;
  @TempDir Path natives;
  private final Pictures pictures = new Pictures();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private ManualHost manual;
  private Gate gate;

  @BeforeEach
  void startHost() throws Exception {
    gate = Gate.named(natives.toString());
    manual = new ManualHost(CommandedPlugin.in(plugins), natives, 1);
  }

  @AfterEach
  void nothingIsLeft() {
    manual.close();
    assertThat(pictures.unreleased()).isZero();
    gate.remove();
  }

  private Map<String, String> settings() {
    return Map.of("gate", gate.name());
  }

  private final class Ears implements HostListener {
    @Override
    public void onEngineStarted(Engine engine) {
      heard.add("started " + engine.generation().number());
    }

    @Override
    public void onEngineChanged(Engine engine, SwapReport report) {
      heard.add("changed to " + report.to().number());
    }

    @Override
    public void onEngineClosed(Engine engine) {
      heard.add("engine closed");
    }

    @Override
    public void onStreamOpened(Stream stream) {
      heard.add("opened " + stream.camera().id());
    }

    @Override
    public void onHealthChanged(Stream stream, StreamHealth before, StreamHealth now) {
      heard.add(stream.camera().id() + " " + before.state() + " -> " + now.state());
    }

    @Override
    public void onStreamClosed(Stream stream) {
      heard.add("closed " + stream.camera().id());
    }

    @Override
    public void onOperatorMessage(String streamId, OperatorMessage message) {
      heard.add(streamId + " tells " + message);
    }

    @Override
    public void onProblem(List<Problem> problems) {
      heard.add(problems.get(0).code());
    }
  }

  @Test
  void hearsTheLifeOfEnginesAndStreamsInOrder() throws Exception {
    manual.host().addListener(new Ears());
    Engine engine = manual.host().startEngine("test.scripted", settings());
    Stream stream = manual.host().openStream(Camera.named("gate"), engine, frame -> {});
    stream.offer(pictures.of(Command.DETECT));
    assertThat(stream.awaitIdle(LONG)).isTrue();
    engine.swap(settings(), SwapPolicy.defaults());
    manual.close();
    assertThat(heard)
        .containsExactly(
            "started 1",
            "opened gate",
            "gate STARTING -> HEALTHY",
            "changed to 2",
            "gate HEALTHY -> STOPPED",
            "closed gate",
            "engine closed");
  }

  @Test
  void hearsOnceWhatAnAnalyzerTellsAndAgainFromTheNextStream() throws Exception {
    manual.host().addListener(new Ears());
    Engine engine = manual.host().startEngine("test.scripted", settings());
    Camera telling = new Camera("gate", "gate", 0, Map.of("top", "0.85"));
    try (Stream stream = manual.host().openStream(telling, engine, frame -> {})) {
      stream.offer(pictures.of(Command.FAIL));
      assertThat(stream.awaitIdle(LONG)).isTrue();
      manual.pass(Duration.ofSeconds(4));
      stream.offer(pictures.of(Command.DETECT));
      assertThat(stream.awaitIdle(LONG)).isTrue();
      assertThat(stream.counters().analyzerRestarts()).isEqualTo(1);
    }
    manual.host().openStream(telling, engine, frame -> {});
    manual.close();
    assertThat(heard)
        .filteredOn(told -> !told.contains("->"))
        .containsExactly(
            "started 1",
            "gate tells INFO TEST-0020: opened",
            "opened gate",
            "closed gate",
            "gate tells INFO TEST-0020: opened",
            "opened gate",
            "closed gate",
            "engine closed");
  }

  @Test
  void hearsNothingThatAShadowTells() throws Exception {
    Engine engine = manual.host().startEngine("test.scripted", settings());
    Camera telling = new Camera("gate", "gate", 0, Map.of("top", "0.85"));
    Stream stream = manual.host().openStream(telling, engine, frame -> {});
    manual.host().addListener(new Ears());
    try (Shadow shadow =
        engine.shadow("test.scripted", settings(), ShadowPolicy.defaults().withSamplingRate(1))) {
      stream.offer(pictures.of(Command.DETECT));
      assertThat(stream.awaitIdle(LONG)).isTrue();
      assertThat(shadow.awaitIdle(LONG)).isTrue();
      assertThat(shadow.report().frames().compared()).as("its analyzer was open").isEqualTo(1);
    }
    manual.close();
    assertThat(heard).contains("engine closed").noneMatch(told -> told.contains("TEST-0020"));
  }

  @Test
  void hearsOfAQuarantine() throws Exception {
    manual.host().addListener(new Ears());
    Engine engine = manual.host().startEngine("test.scripted", settings());
    Stream stream = manual.host().openStream(Camera.named("gate"), engine, frame -> {});
    for (int i = 0; i < 5; i++) {
      stream.offer(pictures.of(Command.FAIL));
      assertThat(stream.awaitIdle(LONG)).isTrue();
      manual.pass(Duration.ofSeconds(4));
    }
    manual.close();
    assertThat(heard).contains("gate STARTING -> RESTARTING", "gate RESTARTING -> QUARANTINED");
  }

  @Test
  void hearsOfProblemsOfTheHost() throws Exception {
    manual.host().addListener(new Ears());
    Engine engine = manual.host().startEngine("test.scripted", settings());
    Stream stream = manual.host().openStream(Camera.named("gate"), engine, frame -> {});
    stream.offer(pictures.of(Command.START_THREAD));
    assertThat(stream.awaitIdle(LONG)).isTrue();
    engine.close();
    gate.open();
    manual.close();
    assertThat(heard).contains("NUN-4512");
  }

  @Test
  void hearsNothingAfterItsRemovalAndNothingFromOneThatThrows() throws Exception {
    Ears removed = new Ears();
    manual.host().addListener(removed);
    manual.host().removeListener(removed);
    manual
        .host()
        .addListener(
            new HostListener() {
              @Override
              public void onEngineStarted(Engine engine) {
                throw new IllegalStateException("a mistake of the VMS");
              }

              @Override
              public void onEngineClosed(Engine engine) {
                heard.add("still heard");
              }
            });
    manual.host().startEngine("test.scripted", settings());
    manual.close();
    assertThat(heard).containsExactly("still heard");
  }
}
