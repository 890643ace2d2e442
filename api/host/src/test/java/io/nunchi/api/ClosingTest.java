package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.ManualHost;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Policies;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.SlowEngine;
import io.nunchi.api.testplugin.gate.Gate;
import io.nunchi.loading.StuckCall;
import io.nunchi.spi.failure.Problem;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Streams, engines and hosts that are closed while something still runs; time passes only where a
 * test says so.
 */
@Timeout(60)
class ClosingTest {

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path files;
  private final Pictures pictures = new Pictures();
  private final Recorder recorder = new Recorder();
  private ManualHost manual;
  private Gate gate;

  @BeforeEach
  void buildHost() throws Exception {
    gate = Gate.named(files.toString());
    manual = new ManualHost(CommandedPlugin.in(plugins), natives, 1);
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    gate.open();
    Await.until(() -> manual.host().report().stuckCalls().isEmpty());
    manual.close();
    assertThat(pictures.unreleased()).isZero();
    gate.remove();
  }

  private Engine start(String how) throws HostException {
    return manual.host().startEngine("test.scripted", Map.of("gate", gate.name(), "start", how));
  }

  /** Lets time pass only while somebody hangs, until the thread has ended. */
  private void passWhileHangingUntilEnded(Thread thread) {
    while (thread.isAlive()) {
      if (gate.inside() > manual.host().report().stuckCalls().size()) {
        manual.pass(Duration.ofSeconds(1));
      }
    }
  }

  @Test
  void hangingAnalyzerAndEngineDoNotKeepTheHostFromClosing() throws Exception {
    Stream stream = manual.host().openStream(Camera.named("gate"), start("stuck"), recorder);
    FrameBuffer picture = pictures.of(Command.HANG);
    stream.offer(picture.captured(picture.captureTime(), manual.nanos()));
    gate.awaitArrival();
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
            () -> catchThrowableOfType(HostException.class, () -> start("slow")),
            task -> new Thread(task).start());
    gate.awaitArrival();
    manual.host().close();
    gate.open();
    assertThat(refusal.join().problems()).extracting(Problem::code).containsExactly("NUN-4502");
    SlowEngine.closed(gate.name()).awaitArrival();
  }

  /** Replaces the host by one that waits only 50 ms for a stream to close. */
  private void rebuildWithShortCloses() throws Exception {
    manual.close();
    manual = new ManualHost(plugins, natives, 1, Policies.withOpenDeadline(Duration.ofMillis(50)));
  }

  @Test
  void analyzerThatDoesNotReturnAtCloseIsToldAndCounted() throws Exception {
    rebuildWithShortCloses();
    Stream stream = manual.host().openStream(Camera.named("gate"), start("ok"), recorder);
    FrameBuffer picture = pictures.of(Command.HANG);
    stream.offer(picture.captured(picture.captureTime(), manual.nanos()));
    gate.awaitArrival();
    stream.close();
    assertThat(recorder.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-4505");
              assertThat(problem.found()).contains("the analyzer");
              assertThat(problem.where()).contains("gate");
            });
    assertThat(manual.host().report().problems()).isEqualTo(recorder.problems());
    assertThat(manual.host().report().problemCounts()).containsExactly(Map.entry("NUN-4505", 1L));
    gate.open();
    stream.awaitIdle(Duration.ofSeconds(30));
  }

  @Test
  void listenerThatDoesNotReturnAtCloseIsNotTakenForTheAnalyzer() throws Exception {
    rebuildWithShortCloses();
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Stream stream =
        manual
            .host()
            .openStream(
                Camera.named("gate"),
                start("ok"),
                frame -> {
                  entered.countDown();
                  awaitUninterruptibly(leave);
                });
    stream.offer(pictures.of(Command.DETECT));
    entered.await();
    stream.close();
    assertThat(manual.host().report().problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-4522");
              assertThat(problem.found()).contains("the listener");
            });
    leave.countDown();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whoClosesAnEngineOrTheHostSecondWaitsForTheFirst() throws Exception {
    Engine engine = start("stuck");
    Thread first = new Thread(engine::close);
    Thread second = new Thread(engine::close);
    Thread hostFirst = new Thread(manual.host()::close);
    Thread hostSecond = new Thread(manual.host()::close);
    first.start();
    gate.awaitArrival();
    for (Thread closing : List.of(second, hostFirst, hostSecond)) {
      closing.start();
      Await.until(() -> closing.getState() == Thread.State.WAITING);
    }
    gate.open();
    for (Thread closing : List.of(first, second, hostFirst, hostSecond)) {
      closing.join();
    }
    assertThat(manual.host().report().problems()).isEmpty();
  }

  @Test
  void callbackMayCloseTheEngineThatIsBeingClosed() throws Exception {
    Engine engine = start("ok");
    List<DropReason> dropped = new CopyOnWriteArrayList<>();
    StreamListener closes =
        new StreamListener() {
          @Override
          public void onResult(AnalyzedFrame frame) {}

          @Override
          public void onDropped(DroppedFrame frame) {
            dropped.add(frame.reason());
            engine.close();
          }
        };
    Stream stream = manual.host().openStream(Camera.named("gate"), engine, closes);
    stream.offer(pictures.of(Command.WAIT_FOR_GATE));
    gate.awaitArrival();
    stream.offer(pictures.of(Command.DETECT));
    Thread closing = new Thread(engine::close);
    closing.start();
    Await.until(() -> !dropped.isEmpty());
    gate.open();
    closing.join();
    assertThat(dropped).containsExactly(DropReason.CLOSING);
  }

  @Test
  void hostThatDoesNotStartLeavesNoFolderForNativeLibraries() throws Exception {
    Path zip = files.resolve("plugins.zip");
    Path inside;
    try (FileSystem archive = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      inside = archive.getPath("/");
    }
    Path root = files.resolve("natives");
    HostBuilder builder = new HostBuilder().pluginDirectory(inside).nativeRoot(root);
    assertThatThrownBy(builder::build).isInstanceOf(ClosedFileSystemException.class);
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void listenersThatBlockTogetherCostOneDeadline() throws Exception {
    Duration deadline = Duration.ofSeconds(2);
    int streams = 16;
    manual.close();
    manual = new ManualHost(plugins, natives, 1, Policies.withOpenDeadline(deadline));
    CountDownLatch entered = new CountDownLatch(streams);
    CountDownLatch leave = new CountDownLatch(1);
    Engine engine = start("ok");
    for (int i = 0; i < streams; i++) {
      Stream stream =
          manual
              .host()
              .openStream(
                  Camera.named("camera-" + i),
                  engine,
                  frame -> {
                    entered.countDown();
                    awaitUninterruptibly(leave);
                  });
      stream.offer(pictures.of(Command.DETECT));
    }
    while (!entered.await(10, TimeUnit.MILLISECONDS)) {
      manual.pass(Duration.ofMillis(300)); // so that spare workers come for those that are blocked
    }
    long beginNanos = System.nanoTime();
    manual.host().close();
    assertThat(System.nanoTime() - beginNanos)
        .as("one after the other they would take twice as long as this")
        .isLessThan(deadline.multipliedBy(streams / 2).toNanos());
    leave.countDown();
  }

  @Test
  void analyzersThatHangInTheirCloseTogetherCostOneDeadline() throws Exception {
    Duration deadline = Duration.ofSeconds(2);
    int streams = 16;
    manual.close();
    manual = new ManualHost(plugins, natives, streams, Policies.withOpenDeadline(deadline));
    Engine engine = start("ok");
    for (int i = 0; i < streams; i++) {
      Stream stream = manual.host().openStream(Camera.named("camera-" + i), engine, recorder);
      stream.offer(pictures.of(Command.HANG_WHEN_CLOSED));
    }
    Await.until(() -> gate.inside() == streams);
    long beginNanos = System.nanoTime();
    engine.close();
    assertThat(System.nanoTime() - beginNanos)
        .as("one after the other they would take twice as long as this")
        .isLessThan(deadline.multipliedBy(streams / 2).toNanos());
  }
}
