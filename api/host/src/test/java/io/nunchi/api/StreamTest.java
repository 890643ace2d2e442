package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameClaims;
import io.nunchi.api.frame.FramePool;
import io.nunchi.api.frame.Offer;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.metrics.StreamMetrics;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.gate.Gate;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class StreamTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  /** On a machine that is busy with something else, too. */
  private static final Duration NEVER_TOO_OLD = Duration.ofHours(1);

  @TempDir Path plugins;
  @TempDir Path natives;
  private final Pictures pictures = new Pictures();
  private final Recorder recorder = new Recorder();
  private AnalyticsHost host;
  private Engine engine;
  private Gate gate;

  @BeforeEach
  void startEngine() throws Exception {
    gate = Gate.named(natives.toString());
    host =
        new HostBuilder()
            .pluginDirectory(CommandedPlugin.in(plugins))
            .nativeRoot(natives)
            .workers(2)
            .maximumAge(NEVER_TOO_OLD)
            .build();
    engine = host.startEngine("test.scripted", Map.of("gate", gate.name()));
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    gate.open();
    host.close();
    gate.remove();
    assertThat(pictures.unreleased()).isZero();
  }

  private Stream open() throws HostException {
    return host.openStream(Camera.named("gate"), engine, recorder);
  }

  private void analyze(Stream stream, Command command) throws InterruptedException {
    stream.offer(pictures.of(command));
    assertThat(stream.awaitIdle(LONG)).isTrue();
  }

  private static void assertSumIsRight(StreamCounters counters) {
    assertThat(counters.analyzed() + counters.dropped() + counters.inFlight())
        .isEqualTo(counters.offered());
  }

  @Test
  void deliversEveryResultInOrderWithItsGeneration() throws Exception {
    Stream stream = open();
    for (int i = 0; i < 20; i++) {
      analyze(stream, Command.DETECT);
    }
    assertThat(recorder.results())
        .extracting(AnalyzedFrame::sequence)
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(20);
    AnalyzedFrame last = recorder.results().get(19);
    assertThat(last.generation()).isEqualTo(engine.generation());
    assertThat(last.result().detections().get(0).box().left()).isEqualTo(20 / 1000f);
    assertThat(last.width()).isEqualTo(4);
    assertThat(last.timing().analyzeNanos()).isPositive();
    assertThat(last.timing().ageNanos()).isGreaterThanOrEqualTo(last.timing().analyzeNanos());
    assertThat(stream.counters().analyzed()).isEqualTo(20);
    assertThat(stream.health().state()).isEqualTo(StreamHealth.State.HEALTHY);
  }

  @Test
  void keepsTheLatestFrameOnlyWhileTheAnalyzerIsBusy() throws Exception {
    Stream stream = open();
    stream.offer(pictures.of(Command.WAIT_FOR_GATE));
    gate.awaitArrival();
    for (int i = 0; i < 10; i++) {
      assertThat(Offer.isAccepted(stream.offer(pictures.of(Command.DETECT)))).isTrue();
      assertSumIsRight(stream.counters());
    }
    assertThat(stream.counters().inFlight()).isEqualTo(2);
    gate.open();
    assertThat(stream.awaitIdle(LONG)).isTrue();
    StreamCounters counters = stream.counters();
    assertSumIsRight(counters);
    assertThat(counters.analyzed()).isEqualTo(2);
    assertThat(counters.droppedByReason()).containsEntry(DropReason.SUPERSEDED, 9L);
    assertThat(recorder.results()).extracting(AnalyzedFrame::sequence).containsExactly(1L, 11L);
  }

  @Test
  void offerGivesTheSequenceAndTheTagComesBackWithResultAndDrop() throws Exception {
    Object first = new Object();
    Object second = new Object();
    Stream stream = open();
    long refused = stream.offer(pictures.of(Command.DETECT, PixelFormat.NV12), first);
    assertThat(Offer.sequence(refused)).isEqualTo(1);
    assertThat(Offer.refusal(refused)).contains(DropReason.UNSUPPORTED_FORMAT);
    long accepted = stream.offer(pictures.of(Command.DETECT), second);
    assertThat(stream.awaitIdle(LONG)).isTrue();
    long untagged = stream.offer(pictures.of(Command.DETECT));
    assertThat(stream.awaitIdle(LONG)).isTrue();
    assertThat(Offer.sequence(accepted)).isEqualTo(2);
    assertThat(Offer.refusal(accepted)).isEmpty();
    assertThat(Offer.sequence(untagged)).isEqualTo(3);
    DroppedFrame drop = recorder.dropped().get(0);
    assertThat(drop.sequence()).isEqualTo(1);
    assertThat(drop.tag()).containsSame(first);
    assertThat(drop.width()).isEqualTo(4);
    assertThat(recorder.results().get(0).tag()).containsSame(second);
    assertThat(recorder.results().get(1).tag()).as("nothing of the frame before").isEmpty();
    stream.close();
    long late = stream.offer(pictures.of(Command.DETECT), first);
    assertThat(Offer.refusal(late)).contains(DropReason.CLOSING);
    assertThat(recorder.dropped().get(1).tag()).containsSame(first);
  }

  @Test
  void pictureThatTheVmsDoesNotHoldIsNotTaken() throws Exception {
    Stream stream = open();
    FrameBuffer released = pictures.of(Command.DETECT);
    released.release();
    assertThatIllegalStateException()
        .isThrownBy(() -> stream.offer(released))
        .withMessageContaining("NUN-3006")
        .withMessageContaining("stream gate");
    stream.offer(pictures.of(Command.WAIT_FOR_GATE));
    gate.awaitArrival();
    FrameBuffer twice = pictures.of(Command.DETECT);
    stream.offer(twice);
    assertThatIllegalStateException()
        .isThrownBy(() -> stream.offer(twice))
        .withMessageContaining("NUN-3006");
    gate.open();
    assertThat(stream.awaitIdle(LONG)).isTrue();
    assertThat(stream.counters().offered()).isEqualTo(2);
    assertThat(recorder.results()).extracting(AnalyzedFrame::sequence).containsExactly(1L, 2L);
  }

  @Test
  void onePictureIsOfferedToSeveralStreamsAndReleasedOnce() throws Exception {
    Recorder ofPlates = new Recorder();
    Stream stream = open();
    Stream plates =
        host.openStream(
            Camera.named("gate"),
            engine,
            StreamOptions.defaults().withStreamId("gate-plates"),
            ofPlates);
    for (int i = 0; i < 10; i++) {
      FrameBuffer picture = pictures.of(Command.DETECT);
      for (Stream each : List.of(stream, plates)) {
        each.offer(picture.hold());
      }
      picture.release();
      assertThat(stream.awaitIdle(LONG)).isTrue();
      assertThat(plates.awaitIdle(LONG)).isTrue();
    }
    assertThat(recorder.results()).hasSize(10);
    assertThat(ofPlates.results()).hasSize(10);
    assertThat(pictures.unreleased()).isZero();
  }

  @Test
  void severalStreamsTakeFramesOfOneCameraByIdsOfTheirOwn() throws Exception {
    Camera camera = Camera.named("gate");
    StreamOptions plates = StreamOptions.defaults().withStreamId("gate-plates");
    Stream stream = host.openStream(camera, engine, recorder);
    Recorder ofPlates = new Recorder();
    Stream other = host.openStream(camera, engine, plates, ofPlates);
    assertThat(stream.id()).isEqualTo("gate");
    assertThat(other.id()).isEqualTo("gate-plates");
    assertThat(other.camera()).isEqualTo(camera);
    analyze(other, Command.DETECT);
    AnalyzedFrame result = ofPlates.results().get(0);
    assertThat(result.streamId()).isEqualTo("gate-plates");
    assertThat(result.camera().id()).isEqualTo("gate");
    assertThat(recorder.results()).isEmpty();
    assertThat(host.metrics().streams())
        .extracting(StreamMetrics::streamId)
        .containsExactlyInAnyOrder("gate", "gate-plates");
    HostException taken =
        catchThrowableOfType(
            HostException.class, () -> host.openStream(camera, engine, plates, ofPlates));
    assertThat(taken.problems().get(0).code()).isEqualTo("NUN-4504");
    assertThat(taken.problems().get(0).found()).isEqualTo("gate-plates");
    other.close();
    host.openStream(camera, engine, plates, ofPlates).close();
  }

  @Test
  void dropsFramesThatWaitedTooLong() throws Exception {
    Stream stream = open();
    FrameBuffer old = pictures.of(Command.DETECT);
    old.captured(Instant.now(), System.nanoTime() - Duration.ofHours(2).toNanos());
    stream.offer(old);
    assertThat(stream.awaitIdle(LONG)).isTrue();
    assertThat(recorder.dropReasons()).containsExactly(DropReason.TOO_OLD);
  }

  @Test
  void dropsFramesOfAPixelFormatThatTheEngineDoesNotTake() throws Exception {
    Stream stream = open();
    assertThat(Offer.isAccepted(stream.offer(pictures.of(Command.DETECT, PixelFormat.NV12))))
        .isFalse();
    assertThat(recorder.dropped().get(0).reason()).isEqualTo(DropReason.UNSUPPORTED_FORMAT);
    assertThat(recorder.dropped().get(0).problems().get(0).code()).isEqualTo("NUN-3005");
    assertSumIsRight(stream.counters());
  }

  @ParameterizedTest
  @CsvSource({
    "NAN_BOX, NUN-4002",
    "UNDECLARED_LABEL, NUN-4004",
    "RETURN_NULL, NUN-4001",
    "CONFIDENCE_ABOVE_ONE, NUN-4003",
    "UNDECLARED_RULE_TYPE, NUN-4005",
    "NEGATIVE_TIMING, NUN-4006",
    "EMPTY_BATCH, NUN-4006"
  })
  void neverDeliversAResultThatBreaksTheContract(Command command, String code) throws Exception {
    Stream stream = open();
    analyze(stream, command);
    analyze(stream, Command.DETECT);
    assertThat(recorder.results()).hasSize(1);
    assertThat(recorder.dropped())
        .singleElement()
        .satisfies(
            dropped -> {
              assertThat(dropped.reason()).isEqualTo(DropReason.CONTRACT_VIOLATION);
              assertThat(dropped.problems()).extracting(Problem::code).containsExactly(code);
            });
    assertSumIsRight(stream.counters());
  }

  @Test
  void rejectedFrameCostsOneFrameOnly() throws Exception {
    Stream stream = open();
    analyze(stream, Command.DETECT);
    analyze(stream, Command.REJECT);
    analyze(stream, Command.DETECT);
    assertThat(recorder.dropReasons()).containsExactly(DropReason.FRAME_REJECTED);
    assertThat(recorder.results().get(1).result().detections().get(0).box().left())
        .as("the same analyzer goes on")
        .isEqualTo(3 / 1000f);
  }

  @ParameterizedTest
  @CsvSource({"FAIL, TEST-0005", "THROW_UNTYPED, NUN-4501", "STACK_OVERFLOW, NUN-4501"})
  void failedAnalyzerIsReplacedAfterAPause(Command command, String code) throws Exception {
    Stream stream = open();
    analyze(stream, Command.DETECT);
    analyze(stream, command);
    assertThat(stream.health().state()).isEqualTo(StreamHealth.State.RESTARTING);
    assertThat(recorder.problems()).extracting(Problem::code).containsExactly(code);
    while (recorder.results().size() < 2) {
      analyze(stream, Command.DETECT);
    }
    assertThat(recorder.results().get(1).result().detections().get(0).box().left())
        .as("a new analyzer starts to count")
        .isEqualTo(1 / 1000f);
    assertThat(recorder.dropReasons())
        .startsWith(DropReason.ANALYZER_FAILED)
        .isSubsetOf(DropReason.ANALYZER_FAILED, DropReason.ANALYZER_DOWN);
    assertThat(stream.counters().analyzerRestarts()).isEqualTo(1);
    assertThat(stream.health().state()).isEqualTo(StreamHealth.State.HEALTHY);
    assertSumIsRight(stream.counters());
  }

  @Test
  void failureOfOneStreamLeavesTheOthersAlone() throws Exception {
    Recorder otherRecorder = new Recorder();
    Stream stream = open();
    Stream other = host.openStream(Camera.named("yard"), engine, otherRecorder);
    analyze(stream, Command.STACK_OVERFLOW);
    analyze(other, Command.DETECT);
    assertThat(otherRecorder.results()).hasSize(1);
    assertThat(otherRecorder.problems()).isEmpty();
  }

  @Test
  void listenerThatThrowsStopsNothingAndIsCounted() throws Exception {
    Stream stream =
        host.openStream(
            Camera.named("gate"),
            engine,
            frame -> {
              throw new IllegalStateException("a bug of the VMS");
            });
    analyze(stream, Command.DETECT);
    analyze(stream, Command.DETECT);
    assertThat(stream.counters().analyzed()).isEqualTo(2);
    assertThat(stream.counters().listenerFailures()).isEqualTo(2);
  }

  private static FrameBuffer pictureWhoseReleaseThrows(Command command, PixelFormat format) {
    FrameBuffer picture =
        FrameBuffer.wrap(
            4,
            4,
            format,
            IntStream.range(0, format.planeCount())
                .mapToObj(plane -> ByteBuffer.allocateDirect(64))
                .toList(),
            IntStream.range(0, format.planeCount()).map(plane -> 16).toArray(),
            () -> {
              throw new IllegalStateException("a bug of the VMS");
            });
    picture.memory(0).put(0, command.number());
    return picture;
  }

  @Test
  void releaseCallbackThatThrowsCostsNoResultAndIsCounted() throws Exception {
    Stream stream = open();
    stream.offer(pictureWhoseReleaseThrows(Command.DETECT, PixelFormat.GRAY8));
    assertThat(stream.awaitIdle(LONG)).isTrue();
    stream.offer(pictureWhoseReleaseThrows(Command.REJECT, PixelFormat.GRAY8));
    assertThat(stream.awaitIdle(LONG)).isTrue();
    stream.offer(pictureWhoseReleaseThrows(Command.DETECT, PixelFormat.NV12));
    analyze(stream, Command.DETECT);
    assertThat(recorder.results()).extracting(AnalyzedFrame::sequence).containsExactly(1L, 4L);
    assertThat(recorder.dropReasons())
        .containsExactly(DropReason.FRAME_REJECTED, DropReason.UNSUPPORTED_FORMAT);
    assertThat(stream.counters().listenerFailures()).isEqualTo(3);
    assertThat(stream.counters().inFlight()).isZero();
    assertSumIsRight(stream.counters());
  }

  @Test
  void checkedExceptionThatAnAnalyzerDoesNotDeclareIsToldWhenItCloses() throws Exception {
    Stream stream = open();
    analyze(stream, Command.FAIL_TO_CLOSE);
    stream.close();
    assertThat(recorder.problems()).extracting(Problem::code).containsExactly("NUN-4501");
  }

  @Test
  void closingDropsTheWaitingFrameAndLetsTheRunningOneEnd() throws Exception {
    Stream stream = open();
    stream.offer(pictures.of(Command.WAIT_FOR_GATE));
    gate.awaitArrival();
    stream.offer(pictures.of(Command.DETECT));
    Thread closer = new Thread(stream::close);
    closer.start();
    Await.until(() -> !recorder.dropped().isEmpty());
    gate.open();
    closer.join();
    assertThat(recorder.dropReasons()).containsExactly(DropReason.CLOSING);
    assertThat(recorder.results()).hasSize(1);
    assertThat(Offer.isAccepted(stream.offer(pictures.of(Command.DETECT)))).isFalse();
    assertThat(stream.health().state()).isEqualTo(StreamHealth.State.STOPPED);
    assertSumIsRight(stream.counters());
  }

  @Test
  void secondCloseWaitsForTheAnalyzerAsWell() throws Exception {
    Stream stream = open();
    stream.offer(pictures.of(Command.WAIT_FOR_GATE));
    gate.awaitArrival();
    Thread first = new Thread(stream::close);
    first.start();
    Await.until(() -> first.getState() == Thread.State.TIMED_WAITING);
    Thread second = new Thread(stream::close);
    second.start();
    while (second.getState() != Thread.State.TIMED_WAITING) {
      assertThat(second.getState()).isNotEqualTo(Thread.State.TERMINATED);
    }
    gate.open();
    first.join();
    second.join();
    assertThat(engine.status().reason()).isEqualTo("1 engines, 0 analyzers");
  }

  @Test
  void listenerMayCloseItsOwnStream() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    CompletableFuture<Stream> self = new CompletableFuture<>();
    Stream stream =
        host.openStream(
            Camera.named("gate"),
            engine,
            frame -> {
              self.join().close();
              closed.countDown();
            });
    self.complete(stream);
    stream.offer(pictures.of(Command.DETECT));
    closed.await();
    assertThat(stream.awaitIdle(LONG)).isTrue();
    host.openStream(Camera.named("gate"), engine, recorder).close();
  }

  @Test
  void leaseKeepsThePictureUntilItIsClosed() throws Exception {
    FramePool pool = new FramePool(2);
    Stream stream = open();
    FrameBuffer picture = pool.acquire(4, 4, PixelFormat.GRAY8);
    picture.memory(0).put(0, Command.KEEP_LEASE.number());
    stream.offer(picture);
    assertThat(stream.awaitIdle(LONG)).isTrue();
    assertThat(pool.inUse()).isEqualTo(1);
    FrameClaims.release(picture); // in place of the lease
    assertThat(pool.inUse()).isZero();
  }

  @Test
  void countsAddUpAtEveryMomentWhileManyThreadsOfferAndClose() throws Exception {
    Stream stream = open();
    List<Thread> offering = new ArrayList<>();
    for (int t = 0; t < 3; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 2000; i++) {
                  stream.offer(pictures.of(i % 4 == 3 ? Command.REJECT : Command.DETECT));
                }
              });
      offering.add(thread);
      thread.start();
    }
    while (offering.stream().anyMatch(Thread::isAlive)) {
      assertSumIsRight(stream.counters());
      if (stream.counters().offered() > 4000) {
        stream.close();
      }
    }
    for (Thread thread : offering) {
      thread.join();
    }
    stream.close();
    StreamCounters counters = stream.counters();
    assertThat(counters.offered()).isEqualTo(6000);
    assertThat(counters.inFlight()).isZero();
    assertSumIsRight(counters);
    assertThat(recorder.results().size() + recorder.dropped().size()).isEqualTo(6000);
  }
}
