package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.nunchi.api.testing.LogRecorder;
import io.nunchi.api.testing.ManualHost;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.ScriptedPlugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

@Timeout(60)
class LogContextTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path gates;
  private final Pictures pictures = new Pictures();
  private final LogRecorder log = LogRecorder.of("io.nunchi.api");
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
    while (!manual.host().report().stuckCalls().isEmpty()) {
      Thread.onSpinWait();
    }
    manual.close();
    log.close();
    MDC.clear();
    assertThat(pictures.unreleased()).isZero();
  }

  private void analyze(Stream stream, int command) throws InterruptedException {
    stream.offer(pictures.of(command));
    assertThat(stream.awaitIdle(LONG)).isTrue();
  }

  private ILoggingEvent logged(String part) {
    return log.events().stream()
        .filter(event -> event.getFormattedMessage().contains(part))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatAnAnalyzerDoesIsLoggedWithStreamAndGeneration() throws Exception {
    Stream stream = manual.host().openStream(Camera.named("gate"), engine, frame -> {});
    engine.swap(Map.of("gate", gate.toString()), SwapPolicy.defaults());
    analyze(stream, ScriptedPlugin.FAIL);
    assertThat(logged("failed").getMDCPropertyMap())
        .containsEntry("nunchi.stream", "gate")
        .containsEntry("nunchi.generation", "2");
  }

  @Test
  void theSupervisorNamesTheStreamOfALostCall() throws Exception {
    Stream stream = manual.host().openStream(Camera.named("yard"), engine, frame -> {});
    stream.offer(pictures.of(ScriptedPlugin.HANG));
    while (manual.host().metrics().engines().get(0).framesInAnalysis() == 0) {
      Thread.onSpinWait();
    }
    while (manual.host().report().stuckCalls().isEmpty()) {
      manual.pass(Duration.ofSeconds(1));
    }
    assertThat(logged("NUN-4507").getMDCPropertyMap()).containsEntry("nunchi.stream", "yard");
  }

  @Test
  void listenersAreCalledInTheContextAndTheCallersIsPutBack() throws Exception {
    AtomicReference<Map<String, String>> ofResult = new AtomicReference<>(Map.of());
    AtomicReference<Map<String, String>> ofDrop = new AtomicReference<>(Map.of());
    Stream stream =
        manual
            .host()
            .openStream(
                Camera.named("gate"),
                engine,
                new StreamListener() {
                  @Override
                  public void onResult(AnalyzedFrame frame) {
                    ofResult.set(MDC.getCopyOfContextMap());
                  }

                  @Override
                  public void onDropped(DroppedFrame frame) {
                    ofDrop.set(MDC.getCopyOfContextMap());
                  }
                });
    MDC.put("nunchi.stream", "the VMS's own");
    MDC.put("request", "7");
    analyze(stream, ScriptedPlugin.DETECT);
    stream.close();
    stream.offer(pictures.of(ScriptedPlugin.DETECT));

    assertThat(ofResult.get()).isEqualTo(Map.of("nunchi.stream", "gate", "nunchi.generation", "1"));
    assertThat(ofDrop.get())
        .isEqualTo(Map.of("nunchi.stream", "gate", "nunchi.generation", "1", "request", "7"));
    assertThat(MDC.getCopyOfContextMap())
        .isEqualTo(Map.of("nunchi.stream", "the VMS's own", "request", "7"));
  }

  @Test
  void whatAPluginLogsAtItsStartHasTheCallersContext() throws Exception {
    try (LogRecorder pluginsLog = LogRecorder.of("test.scripted")) {
      MDC.put("request", "7");
      manual.host().startEngine("test.scripted", Map.of());
      assertThat(pluginsLog.events().get(0).getMDCPropertyMap()).containsEntry("request", "7");
    }
  }
}
