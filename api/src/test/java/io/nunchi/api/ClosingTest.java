package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.testing.ManualHost;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testing.ScriptedPlugin;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is closed while something still runs; time passes only where a test says so. */
@Timeout(60)
class ClosingTest {

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path gates;
  private final Pictures pictures = new Pictures();
  private final Recorder recorder = new Recorder();
  private ManualHost manual;
  private Path gate;

  @BeforeEach
  void buildHost() throws Exception {
    gate = gates.resolve("open");
    manual = new ManualHost(ScriptedPlugin.in(plugins), natives, 1);
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
    assertThat(pictures.unreleased()).isZero();
  }

  private Engine start(String how) throws HostException {
    return manual
        .host()
        .startEngine("test.scripted", Map.of("gate", gate.toString(), "start", how));
  }

  /** Whether a thread that was not given up is inside a method. */
  private static boolean isRunning(String method) {
    return Thread.getAllStackTraces().entrySet().stream()
        .anyMatch(
            thread ->
                !thread.getKey().getName().startsWith("nunchi-stuck")
                    && List.of(thread.getValue()).toString().contains(method));
  }

  private static void awaitRunning(String method) {
    while (!isRunning(method)) {
      Thread.onSpinWait();
    }
  }

  /** Lets time pass only while somebody hangs, until the thread has ended. */
  private void passWhileHangingUntilEnded(Thread thread) {
    while (thread.isAlive()) {
      if (isRunning("Scripted$Analyzer.hang")) {
        manual.pass(Duration.ofSeconds(1));
      }
    }
  }

  @Test
  void hangingAnalyzerAndEngineDoNotKeepTheHostFromClosing() throws Exception {
    Stream stream = manual.host().openStream(Camera.named("gate"), start("stuck"), recorder);
    FrameBuffer picture = pictures.of(ScriptedPlugin.HANG);
    stream.offer(picture.captured(picture.captureTime(), manual.nanos()));
    awaitRunning("Scripted$Analyzer.hang");
    Thread closing = new Thread(manual.host()::close);
    closing.start();
    passWhileHangingUntilEnded(closing);
    assertThat(manual.host().report().stuckCalls())
        .extracting(StuckCall::what)
        .anyMatch(what -> what.startsWith("analyze"))
        .anyMatch(what -> what.startsWith("close"));
    assertThat(recorder.dropReasons()).containsExactly(DropReason.TIMED_OUT);
    assertThat(stream.counters().inFlight()).isZero();
  }

  @Test
  void engineThatStartsWhileTheHostClosesIsClosed() throws Exception {
    CompletableFuture<HostException> refusal =
        CompletableFuture.supplyAsync(
            () -> catchThrowableOfType(HostException.class, () -> start("slow")));
    awaitRunning("Scripted$Analyzer.slowly");
    manual.host().close();
    Files.createFile(gate);
    assertThat(refusal.join().problems()).extracting(Problem::code).containsExactly("NUN-4502");
    assertThat(gates.resolve("open.closed")).exists();
  }
}
