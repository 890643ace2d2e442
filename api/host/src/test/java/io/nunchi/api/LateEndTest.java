package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.metrics.EngineMetrics;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testing.NoMemoryIn;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.behaviour.HangsTwice;
import io.nunchi.api.testplugin.gate.Gate;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Turns that are given up, and closes that come late. */
@Timeout(60)
class LateEndTest {

  private static final SupervisionPolicy POLICY = SupervisionPolicy.defaults();

  @TempDir Path folder;
  private final Recorder recorder = new Recorder();
  private EngineFixture fixture;
  private Stream stream;

  @BeforeEach
  void startEngine() throws Exception {
    fixture = EngineFixture.scripted(folder, 1);
    stream = fixture.open("gate", recorder);
  }

  @AfterEach
  void nothingIsLeft() {
    fixture.close();
  }

  private void loseTheThread(FrameBuffer picture) {
    stream.offer(picture.captured(picture.captureTime(), fixture.nanos()));
    fixture.gate().awaitArrival();
    while (fixture.host().report().stuckCalls().isEmpty()) {
      fixture.pass(Duration.ofSeconds(1));
    }
  }

  private int lostThreads() {
    return fixture.host().metrics().engines().stream().mapToInt(EngineMetrics::lostThreads).sum();
  }

  private long problems(String code) {
    return fixture.host().report().problemCounts().getOrDefault(code, 0L);
  }

  @Test
  void releaseCallbackThatBlocksALostThreadIsReported() throws Exception {
    CountDownLatch inCallback = new CountDownLatch(1);
    CountDownLatch callback = new CountDownLatch(1);
    loseTheThread(
        fixture
            .pictures()
            .of(
                Command.HANG,
                () -> {
                  inCallback.countDown();
                  awaitOpen(callback);
                }));
    fixture.openGate();
    inCallback.await();
    fixture.pass(POLICY.listenerDeadline());
    assertThat(problems("NUN-4519")).isEqualTo(1);
    assertThat(fixture.host().report().blockedCallbacks()).hasSize(1);
    callback.countDown();
  }

  private static void awaitOpen(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a callback", e);
    }
  }

  @Test
  void threadCountsAsLostUntilItHasClosedItsAnalyzer() throws Exception {
    Gate ofClose = Gate.named(HangsTwice.gateOfClose(fixture.gate().name()));
    loseTheThread(fixture.pictures().of(Command.HANG_TWICE));
    fixture.awaitIdle(stream);
    assertThat(lostThreads()).isEqualTo(1);
    fixture.openGate();
    ofClose.awaitArrival();
    assertThat(lostThreads()).isEqualTo(1);
    fixture.pass(POLICY.openDeadline());
    fixture.pass(POLICY.interruptGrace());
    fixture.pass(POLICY.interruptGrace());
    assertThat(fixture.host().report().stuckCalls())
        .anyMatch(stuck -> stuck.what().contains("late close"));
    ofClose.remove();
    Await.until(() -> lostThreads() == 0);
    fixture.analyze(stream, Command.DETECT);
    assertThat(recorder.results()).hasSize(1);
  }

  /** Two threads serve the engine: its worker, and a spare one beside a long call. */
  @Test
  void camerasWhoseCallsAreGivenUpGoBehindAHealthyOne() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    List<Stream> hanging = new ArrayList<>();
    AtomicBoolean first = new AtomicBoolean(true);
    Stream healthy =
        fixture.open(
            "healthy",
            frame -> {
              if (first.getAndSet(false)) {
                fixture.pass(Duration.ofMillis(200)); // of the worker's time
              }
            });
    fixture.analyze(healthy, Command.DETECT);
    for (String id : List.of("left", "right")) {
      Stream stream = fixture.open(id, new WaitsWhenTold(told));
      hanging.add(stream);
      fixture.offer(stream, Command.HANG);
      if (hanging.size() == 2) {
        fixture.pass(Duration.ofMillis(300)); // until the spare thread comes
      }
      fixture.gate().awaitArrival();
    }
    fixture.offer(healthy, Command.DETECT);
    fixture.pass(POLICY.analysisDeadline().plusSeconds(1));
    fixture.pass(POLICY.interruptGrace());
    try {
      fixture.awaitIdle(healthy); // while the turns that settle the others keep both threads
    } finally {
      told.countDown();
    }
    assertThat(healthy.counters().analyzed()).isEqualTo(2);
    for (Stream stream : hanging) {
      fixture.awaitIdle(stream);
      assertThat(stream.counters().droppedByReason()).containsEntry(DropReason.TIMED_OUT, 1L);
    }
  }

  /** A listener that keeps its thread when it is told of a problem, until it is let go. */
  private record WaitsWhenTold(CountDownLatch told) implements StreamListener {

    @Override
    public void onResult(AnalyzedFrame frame) {
      throw new AssertionError("no frame is analyzed: " + frame);
    }

    @Override
    public void onProblem(List<Problem> problems) {
      awaitOpen(told);
    }
  }

  @Test
  void analyzerWhoseCloseFindsNoMemoryIsClosedBeforeTheNextFrame() throws Exception {
    NoMemoryIn close = new NoMemoryIn("AnalysisLoop", "closeBroken", 1);
    fixture.whenClockIsRead(close);
    fixture.analyze(stream, Command.FAIL);
    assertThat(close.remaining()).isZero();
    assertThat(fixture.engine().status().reason()).isEqualTo("1 engines, 1 analyzers");
    fixture.pass(Duration.ofSeconds(2)); // until the analyzer is replaced
    fixture.analyze(stream, Command.DETECT);
    assertThat(recorder.results()).hasSize(1);
    assertThat(fixture.engine().status().reason()).isEqualTo("1 engines, 1 analyzers");
  }

  @Test
  void analyzerWhoseCloseFindsNoMemoryIsClosedWithItsStream() throws Exception {
    NoMemoryIn close = new NoMemoryIn("AnalysisLoop", "closeBroken", 2);
    fixture.whenClockIsRead(close);
    stream.close();
    assertThat(close.remaining()).isZero();
    assertThat(fixture.engine().status().reason()).isEqualTo("1 engines, 0 analyzers");
  }
}
