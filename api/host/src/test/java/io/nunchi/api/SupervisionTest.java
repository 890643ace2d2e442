package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameClaims;
import io.nunchi.api.internal.stream.LiveStream;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.api.metrics.StreamHealth.State;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.Start;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mistakes of analyzers, and their cost; time passes only where a test says so. */
@Timeout(60)
class SupervisionTest {

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration GRACE = Duration.ofSeconds(1);

  @TempDir Path folder;
  private final Recorder recorder = new Recorder();
  private EngineFixture fixture;
  private Engine engine;
  private Stream stream;

  @BeforeEach
  void openStream() throws Exception {
    fixture = EngineFixture.scripted(folder, 1);
    engine = fixture.engine();
    stream = fixture.open("gate", recorder);
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    fixture.close();
  }

  private void analyze(Command command) throws InterruptedException {
    offer(command);
    fixture.awaitIdle(stream);
  }

  private void offer(Command command) {
    fixture.offer(stream, command);
    if (command == Command.HANG || command == Command.WAIT_FOR_GATE) {
      awaitInsideAnalyzer();
    }
  }

  /** Time that passes before a worker takes the frame only makes the frame old. */
  private void awaitInsideAnalyzer() {
    fixture.gate().awaitArrival();
  }

  /** Lets time pass step by step until the analyzer that hangs has been given up. */
  private void passUntilGivenUp() {
    while (fixture.host().report().stuckCalls().isEmpty()) {
      fixture.pass(GRACE);
    }
  }

  private void assertSumIsRight() {
    StreamCounters counters = stream.counters();
    assertThat(counters.analyzed() + counters.dropped() + counters.inFlight())
        .isEqualTo(counters.offered());
  }

  @Test
  void lateAnalyzerIsInterruptedReportedAndReplaced() throws Exception {
    offer(Command.WAIT_FOR_GATE);
    while (stream.health().state() == State.STARTING) { // it may be replaced before anybody looks
      fixture.pass(Duration.ofSeconds(1));
    }
    while (!stream.awaitIdle(Duration.ofMillis(1))) {
      Thread.onSpinWait();
    }
    assertThat(recorder.dropReasons()).containsExactly(DropReason.TIMED_OUT);
    assertThat(recorder.problems()).extracting(Problem::code).containsExactly("NUN-4506");
    assertThat(stream.health().state()).isEqualTo(State.RESTARTING);
    assertThat(fixture.host().report().stuckCalls()).isEmpty();
    fixture.pass(Duration.ofSeconds(1));
    analyze(Command.DETECT);
    assertThat(recorder.results()).hasSize(1);
    assertThat(stream.health().state()).isEqualTo(State.HEALTHY);
  }

  private static boolean isRunning(String threadName) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals(threadName));
  }

  @Test
  void analyzerThatNeverReturnsCostsOneNamedThreadAndItsStreamGoesOn() throws Exception {
    offer(Command.HANG);
    passUntilGivenUp();
    fixture.awaitIdle(stream);
    assertThat(recorder.dropReasons()).containsExactly(DropReason.TIMED_OUT);
    assertThat(recorder.problems()).extracting(Problem::code).containsExactly("NUN-4507");
    assertThat(fixture.host().report().workers()).isEqualTo(1);
    assertThat(fixture.host().report().stuckCalls())
        .singleElement()
        .satisfies(
            stuck -> {
              assertThat(stuck.threadName()).startsWith("nunchi-stuck-1");
              assertThat(stuck.what()).contains("analyze", "test.scripted", "gate");
              Await.until(() -> isRunning(stuck.threadName())); // it is renamed a moment later
            });
    assertThat(fixture.pictures().unreleased())
        .as("the lost thread may still read it")
        .isEqualTo(1);
    fixture.pass(Duration.ofSeconds(1));
    analyze(Command.DETECT);
    assertThat(recorder.results())
        .singleElement()
        .satisfies(
            frame ->
                assertThat(frame.result().detections().get(0).box().left())
                    .as("a fresh analyzer")
                    .isEqualTo(1 / 1000f));
    assertSumIsRight();
    fixture.openGate();
    fixture.awaitNothingStuck();
    assertThat(engine.status().reason())
        .as("the lost analyzer is closed, with the plugin's class loader")
        .isEqualTo("1 engines, 1 analyzers");
  }

  @Test
  void lostThreadThatComesBackLeavesTheFrameOfALaterTurnAlone() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Recorder told = new Recorder();
    StreamListener listener =
        new StreamListener() {
          @Override
          public void onResult(AnalyzedFrame frame) {
            told.onResult(frame);
          }

          @Override
          public void onDropped(DroppedFrame frame) {
            told.onDropped(frame);
          }

          @Override
          public void onProblem(List<Problem> problems) {
            if (problems.get(0).code().equals("NUN-4510")) { // its frame has no outcome yet
              reached.countDown();
              assertThatCode(goOn::await).doesNotThrowAnyException();
            }
          }
        };
    Stream yard = fixture.open("yard", listener);
    fixture.offer(yard, Command.HANG);
    awaitInsideAnalyzer();
    passUntilGivenUp();
    fixture.awaitIdle(yard);
    fixture.pass(Duration.ofSeconds(1));
    fixture.analyze(yard, Command.STEAL_FRAME);
    fixture.offer(yard, Command.DETECT);
    reached.await();

    fixture.openGate();
    fixture.awaitNothingStuck();
    assertThat(told.dropReasons()).containsExactly(DropReason.TIMED_OUT);
    goOn.countDown();
    fixture.awaitIdle(yard);
    assertThat(told.dropReasons())
        .containsExactly(DropReason.TIMED_OUT, DropReason.ANALYZER_FAILED);
    assertThat(yard.counters().listenerFailures()).isZero();
    assertThat(fixture.host().report().problemCounts()).doesNotContainKey("NUN-4523");
    assertThat(fixture.pictures().unreleased()).isZero();
    assertThat(fixture.pictures().releasedTwice()).isZero();
  }

  @Test
  void pictureIsReleasedThoughItsResultCannotBeTold() throws Exception {
    ((LiveStream) stream)
        .tap(
            (picture, result, generation) -> {
              throw new OutOfMemoryError("a test");
            });
    analyze(Command.DETECT);
    assertThat(fixture.pictures().unreleased()).isZero();
    assertThat(fixture.pictures().releasedTwice()).isZero();
    assertThat(stream.counters().analyzed()).isEqualTo(1);
    ((LiveStream) stream).tap((picture, result, generation) -> {});
    analyze(Command.DETECT);
    assertThat(recorder.results()).hasSize(1);
    assertSumIsRight();
  }

  @Test
  void analyzerThatHangsAgainAndAgainCostsNoMoreThreadsThanLeadToQuarantine() throws Exception {
    for (int lost = 1; lost <= 5; lost++) {
      offer(Command.HANG);
      while (fixture.host().report().stuckCalls().size() < lost) {
        fixture.pass(GRACE);
      }
      fixture.awaitIdle(stream);
      fixture.pass(DEADLINE);
    }
    assertThat(recorder.problems())
        .extracting(Problem::code)
        .containsExactly("NUN-4507", "NUN-4507", "NUN-4507", "NUN-4507", "NUN-4507", "NUN-4511");
    analyze(Command.DETECT);
    assertThat(stream.health().state()).isEqualTo(State.QUARANTINED);
    assertThat(recorder.dropReasons()).endsWith(DropReason.QUARANTINED);
  }

  @Test
  void releaseCallbackThatThrowsOnALostThreadLeavesTheStreamAlone() throws Exception {
    FrameBuffer picture =
        FrameBuffer.wrap(
            4,
            4,
            PixelFormat.GRAY8,
            List.of(ByteBuffer.allocateDirect(16)),
            new int[] {4},
            () -> {
              throw new IllegalStateException("a bug of the VMS");
            });
    picture.memory(0).put(0, Command.HANG.number());
    stream.offer(picture.captured(picture.captureTime(), fixture.nanos()));
    awaitInsideAnalyzer();
    passUntilGivenUp();
    fixture.awaitIdle(stream);
    fixture.openGate();
    fixture.awaitNothingStuck();
    assertThat(stream.counters().listenerFailures()).isEqualTo(1);
    fixture.pass(Duration.ofSeconds(1));
    analyze(Command.DETECT);
    assertThat(recorder.results()).hasSize(1);
    assertSumIsRight();
  }

  @Test
  void frameOfACallThatNeverReturnsStaysInFlightUntilItIsGivenUp() throws Exception {
    offer(Command.HANG);
    while (stream.health().state() != State.DEGRADED) {
      assertThat(stream.counters().inFlight()).isEqualTo(1);
      assertSumIsRight();
      fixture.pass(GRACE);
    }
    offer(Command.DETECT);
    assertThat(stream.counters().inFlight()).isEqualTo(2);
    passUntilGivenUp();
    assertSumIsRight();
    fixture.awaitIdle(stream);
    assertThat(recorder.dropReasons())
        .containsExactly(DropReason.TIMED_OUT, DropReason.ANALYZER_DOWN);
  }

  @Test
  void otherStreamsKeepRunningOnASpareWorkerWhileOneHangs() throws Exception {
    Recorder others = new Recorder();
    Stream other = fixture.open("yard", others);
    offer(Command.HANG);
    while (fixture.host().report().workers() == 1) {
      fixture.pass(Duration.ofMillis(300));
    }
    other.offer(fixture.pictures().of(Command.DETECT));
    fixture.awaitIdle(other);
    assertThat(others.results()).hasSize(1);
    assertThat(stream.counters().inFlight()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Command.class,
      names = {
        "FAIL",
        "THROW_UNTYPED",
        "STACK_OVERFLOW",
        "OUT_OF_MEMORY",
        "MISSING_CLASS",
        "NAN_BOX"
      })
  void fiveFailuresInThirtySecondsLeadToQuarantineAndOneIsForgivenAfterFiveMinutes(Command command)
      throws Exception {
    failUntilQuarantined(command);
    assertThat(stream.health().next()).contains("PT5M");
    assertThat(recorder.problems()).extracting(Problem::code).contains("NUN-4511");
    assertThat(stream.counters().analyzed()).isZero();
    analyze(Command.DETECT);
    assertThat(recorder.dropReasons()).endsWith(DropReason.QUARANTINED);
    fixture.pass(Duration.ofMinutes(5));
    analyze(Command.DETECT);
    assertThat(stream.counters().analyzed()).isEqualTo(1);
    assertThat(stream.health().state()).isEqualTo(State.HEALTHY);
    analyze(command);
    assertThat(stream.health().state())
        .as("four of five failures are not forgiven yet")
        .isEqualTo(State.QUARANTINED);
    assertSumIsRight();
  }

  private float boxOfLatestResult() {
    return recorder
        .results()
        .get(recorder.results().size() - 1)
        .result()
        .detections()
        .get(0)
        .box()
        .left();
  }

  @Test
  void badResultCostsItsFrameAndTheSecondInARowTheAnalyzer() throws Exception {
    analyze(Command.NAN_BOX);
    analyze(Command.DETECT);
    analyze(Command.NAN_BOX);
    analyze(Command.DETECT);
    assertThat(boxOfLatestResult()).as("the same analyzer").isEqualTo(4 / 1000f);
    assertThat(recorder.problems()).isEmpty();
    analyze(Command.NAN_BOX);
    analyze(Command.UNDECLARED_LABEL);
    assertThat(stream.health().state()).isEqualTo(State.RESTARTING);
    assertThat(recorder.problems()).extracting(Problem::code).containsExactly("NUN-4004");
    fixture.pass(Duration.ofSeconds(1));
    analyze(Command.DETECT);
    assertThat(boxOfLatestResult()).as("a fresh analyzer").isEqualTo(1 / 1000f);
    assertThat(stream.counters().analyzerRestarts()).isEqualTo(1);
    assertThat(stream.counters().droppedByReason())
        .containsEntry(DropReason.CONTRACT_VIOLATION, 4L);
  }

  private void failUntilQuarantined(Command command) throws InterruptedException {
    long failures = 0;
    while (stream.health().state() != State.QUARANTINED) {
      analyze(command);
      failures++;
      fixture.pass(Duration.ofSeconds(2));
      assertThat(failures).isLessThan(10);
    }
    assertThat(failures).isEqualTo(5);
  }

  @Test
  void failuresFarApartLeadToNoQuarantine() throws Exception {
    for (int i = 0; i < 20; i++) {
      analyze(Command.FAIL);
      assertThat(stream.health().state()).isEqualTo(State.RESTARTING);
      fixture.pass(Duration.ofSeconds(11));
    }
    assertThat(stream.counters().analyzerRestarts()).isEqualTo(19);
  }

  @Test
  void releaseEndsAQuarantine() throws Exception {
    failUntilQuarantined(Command.FAIL);
    stream.releaseFromQuarantine();
    analyze(Command.DETECT);
    assertThat(stream.counters().analyzed()).isEqualTo(1);
    assertThat(stream.health().state()).isEqualTo(State.HEALTHY);
  }

  @Test
  void failedAnalyzerIsReplacedOnlyAfterAPause() throws Exception {
    analyze(Command.FAIL);
    analyze(Command.DETECT);
    assertThat(recorder.dropReasons())
        .containsExactly(DropReason.ANALYZER_FAILED, DropReason.ANALYZER_DOWN);
    fixture.pass(Duration.ofSeconds(1));
    analyze(Command.DETECT);
    assertThat(recorder.results()).hasSize(1);
  }

  @Test
  void framesWithoutResultsAreNotHealthy() throws Exception {
    Stream rejecting =
        fixture
            .host()
            .openStream(
                Camera.named("yard"),
                engine,
                StreamOptions.defaults().withMaximumAge(Duration.ofSeconds(1)),
                recorder);
    for (int i = 0; i < 5; i++) {
      fixture.analyze(rejecting, Command.REJECT);
      fixture.pass(Duration.ofSeconds(1));
    }
    assertThat(rejecting.health().state()).isEqualTo(State.DEGRADED);
    assertThat(rejecting.health().why()).contains("none was analyzed");
  }

  @Test
  void engineThatNeverStartsDoesNotBlockItsCallerForever() throws Exception {
    CompletableFuture<HostException> refusal =
        CompletableFuture.supplyAsync(
            () ->
                catchThrowableOfType(
                    HostException.class,
                    () ->
                        fixture
                            .host()
                            .startEngine("test.scripted", fixture.settings("start", "hang"))),
            task -> new Thread(task).start());
    while (!refusal.isDone()) {
      fixture.pass(Duration.ofMinutes(1));
    }
    assertThat(refusal.join().problems()).extracting(Problem::code).containsExactly("NUN-4507");
  }

  @Test
  void threadsThatAnEngineLeavesBehindAreReported() throws Exception {
    analyze(Command.START_THREAD);
    engine.close();
    assertThat(fixture.host().report().problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-4512");
              assertThat(problem.found()).contains("left-behind");
            });
  }

  @Test
  void threadsThatAnEngineLeavesBehindAreReportedWhileItsSuccessorRuns() throws Exception {
    analyze(Command.START_THREAD);
    engine.swap(fixture.settings(), SwapPolicy.defaults().withoutRollback());
    assertThat(fixture.host().report().problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).contains("1 thread(s): left-behind"));
    analyze(Command.START_THREAD);
    Engine beside = fixture.host().startEngine("test.scripted", fixture.settings());
    fixture.host().startEngine("test.scripted", Map.of()).close();
    assertThat(fixture.host().report().problems())
        .as("the second thread may belong to an engine that runs")
        .hasSize(1);
    engine.close();
    assertThat(fixture.host().report().problemCounts()).containsEntry("NUN-4512", 2L);
    beside.close();
    assertThat(fixture.host().report().problemCounts()).containsEntry("NUN-4512", 2L);
  }

  @Test
  void leaseThatIsNeverClosedIsReportedWithThePlaceThatTookIt() throws Exception {
    FrameBuffer picture = fixture.pictures().of(Command.KEEP_LEASE);
    stream.offer(picture.captured(picture.captureTime(), fixture.nanos()));
    fixture.awaitIdle(stream);
    assertThat(stream.counters().openLeases()).isEqualTo(1);
    stream.close();
    assertThat(recorder.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-4509");
              assertThat(problem.found()).contains("ObedientAnalyzer.analyze");
            });
    FrameClaims.release(picture); // in place of the lease
  }

  @Test
  void frameThatIsUsedAfterItsReleaseIsReportedWithThePlace() throws Exception {
    analyze(Command.STEAL_FRAME);
    analyze(Command.DETECT);
    assertThat(recorder.dropReasons()).containsExactly(DropReason.ANALYZER_FAILED);
    assertThat(recorder.problems())
        .extracting(Problem::code)
        .containsExactly("NUN-4510", "NUN-4501");
    assertThat(recorder.problems().get(0).found()).contains("planes()", "ObedientAnalyzer.analyze");
  }

  @Test
  void missingClassIsExplained() throws Exception {
    analyze(Command.MISSING_CLASS);
    assertThat(recorder.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-4508");
              assertThat(problem.found()).contains("acme/Missing");
            });
  }

  @Test
  void deadlineIsThePolicysOwn() {
    assertThat(SupervisionPolicy.defaults().analysisDeadline()).isEqualTo(DEADLINE);
    assertThat(SupervisionPolicy.defaults().interruptGrace()).isEqualTo(GRACE);
  }

  @Test
  void engineThatHasLostTooManyThreadsIsInQuarantineAsAWhole() throws Exception {
    int most = SupervisionPolicy.defaults().mostLostThreads();
    for (int lost = 1; lost <= most; lost++) {
      Stream hanging = fixture.open("camera-" + lost, frame -> {});
      fixture.offer(hanging, Command.HANG);
      fixture.gate().awaitArrival();
      while (fixture.host().report().stuckCalls().size() < lost) {
        fixture.pass(GRACE);
      }
    }
    // each is counted in the turn after the lost one
    Await.until(() -> fixture.host().report().problemCounts().containsKey("NUN-4520"));
    analyze(Command.DETECT);
    assertThat(recorder.dropReasons()).containsExactly(DropReason.QUARANTINED);
    assertThat(stream.health().state()).isEqualTo(State.QUARANTINED);
    fixture.openGate();
    fixture.awaitNothingStuck();
    fixture.pass(Duration.ofMinutes(5));
    analyze(Command.DETECT);
    assertThat(recorder.results()).hasSize(1);
  }

  @Test
  void streamOfALowTargetFrameRateStaysHealthy() throws Exception {
    Stream slow =
        fixture
            .host()
            .openStream(
                Camera.named("slow"),
                engine,
                StreamOptions.defaults().withTargetFrameRate(0.2),
                recorder);
    fixture.analyze(slow, Command.DETECT);
    for (int second = 0; second < 60; second++) {
      fixture.pass(Duration.ofSeconds(1));
      fixture.analyze(slow, Command.DETECT);
      assertThat(slow.health().state()).as("after %d s", second).isEqualTo(State.HEALTHY);
    }
  }

  @Test
  void analyzerWhoseOpeningThrowsWhatCannotBeDescribedIsOpenedAgain() throws Exception {
    analyze(Command.THROW_BROKEN_WHEN_OPENED_AGAIN);
    fixture.pass(Duration.ofSeconds(1));
    analyze(Command.DETECT);
    assertThat(recorder.results()).isEmpty();
    fixture.pass(DEADLINE);
    analyze(Command.DETECT);
    assertThat(recorder.results()).hasSize(1);
    assertSumIsRight();
  }

  @Test
  void closeOfAnEngineThatThrowsWhatCannotBeDescribedIsReportedAndComesBack() throws Exception {
    fixture
        .host()
        .startEngine("test.scripted", fixture.settings("start", Start.BROKEN_CLOSE.inSettings()))
        .close();
    assertThat(fixture.host().report().problemCounts()).containsEntry("NUN-4501", 1L);
  }

  @Test
  void statusThatThrowsWhatCannotBeDescribedComesBack() throws Exception {
    Engine silent =
        fixture
            .host()
            .startEngine("test.scripted", fixture.settings("start", Start.NO_STATUS.inSettings()));
    assertThat(silent.status()).isNotNull();
    silent.close();
  }
}
