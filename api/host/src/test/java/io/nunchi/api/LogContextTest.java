package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testing.LogRecorder;
import io.nunchi.api.testplugin.Command;
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

  @TempDir Path folder;
  private final LogRecorder log = LogRecorder.of("io.nunchi");
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
    log.close();
    MDC.clear();
  }

  private ILoggingEvent logged(String part) {
    return log.events().stream()
        .filter(event -> event.getFormattedMessage().contains(part))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatAnAnalyzerDoesIsLoggedWithStreamAndGeneration() throws Exception {
    Stream stream = fixture.open("gate", frame -> {});
    engine.swap(fixture.settings(), SwapPolicy.defaults());
    fixture.analyze(stream, Command.FAIL);
    assertThat(logged("failed").getMDCPropertyMap())
        .containsEntry("nunchi.stream", "gate")
        .containsEntry("nunchi.generation", "2");
  }

  @Test
  void aStreamWithAnIdOfItsOwnIsLoggedByIt() throws Exception {
    Stream stream =
        fixture
            .host()
            .openStream(
                Camera.named("gate"),
                engine,
                StreamOptions.defaults().withStreamId("gate-plates"),
                frame -> {});
    fixture.analyze(stream, Command.FAIL);
    assertThat(logged("failed").getMDCPropertyMap()).containsEntry("nunchi.stream", "gate-plates");
    assertThat(logged("failed").getFormattedMessage()).contains("stream gate-plates");
  }

  @Test
  void theSupervisorNamesTheStreamOfALostCall() throws Exception {
    Stream stream = fixture.open("yard", frame -> {});
    stream.offer(fixture.pictures().of(Command.HANG));
    Await.until(() -> fixture.host().metrics().engines().get(0).framesInAnalysis() != 0);
    while (fixture.host().report().stuckCalls().isEmpty()) {
      fixture.pass(Duration.ofSeconds(1));
    }
    assertThat(logged("NUN-4507").getMDCPropertyMap()).containsEntry("nunchi.stream", "yard");
  }

  @Test
  void listenersAreCalledInTheContextAndTheCallersIsPutBack() throws Exception {
    AtomicReference<Map<String, String>> ofResult = new AtomicReference<>(Map.of());
    AtomicReference<Map<String, String>> ofDrop = new AtomicReference<>(Map.of());
    Stream stream =
        fixture.open(
            "gate",
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
    fixture.analyze(stream, Command.DETECT);
    stream.close();
    stream.offer(fixture.pictures().of(Command.DETECT));

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
      fixture.host().startEngine("test.scripted", Map.of());
      assertThat(pluginsLog.events().get(0).getMDCPropertyMap()).containsEntry("request", "7");
    }
  }
}
