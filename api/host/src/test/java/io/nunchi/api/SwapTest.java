package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SwapTest {

  private static final SwapPolicy POLICY = SwapPolicy.defaults();

  @TempDir Path folder;
  private final Recorder recorder = new Recorder();
  private EngineFixture fixture;
  private Engine engine;

  @BeforeEach
  void startEngine() throws Exception {
    fixture = EngineFixture.scripted(folder, 2);
    engine = fixture.engine();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    fixture.close();
  }

  private Map<String, String> settings(String start) {
    return fixture.settings("start", start);
  }

  @Test
  void nextFrameIsAnalyzedByTheNewGeneration() throws Exception {
    Stream stream = fixture.open("gate", recorder);
    fixture.analyze(stream, Command.DETECT);
    SwapReport report = engine.swap(settings("ok"), POLICY);
    fixture.analyze(stream, Command.DETECT);
    assertThat(report.streams()).isEqualTo(1);
    assertThat(report.warnings()).isEmpty();
    assertThat(recorder.results())
        .extracting(AnalyzedFrame::generation)
        .containsExactly(report.from(), report.to());
    assertThat(engine.generation()).isEqualTo(report.to());
    assertThat(engine.status().reason()).isEqualTo("2 engines, 1 analyzers");
    assertThat(recorder.results().get(1).result().detections().get(0).box().left())
        .as("a fresh analyzer")
        .isEqualTo(1 / 1000f);
  }

  @ParameterizedTest
  @CsvSource({
    "fail, TEST-0001",
    "throw, NUN-4501",
    "null, NUN-4501",
    "warm, TEST-0002",
    "nan, NUN-4513",
    "sideways, NUN-2002"
  })
  void failedSwapChangesNothingAndSaysWhy(String start, String code) throws Exception {
    Stream stream = fixture.open("gate", recorder);
    fixture.analyze(stream, Command.DETECT);
    EngineGeneration before = engine.generation();
    HostException refused =
        catchThrowableOfType(HostException.class, () -> engine.swap(settings(start), POLICY));
    assertThat(refused.problems()).extracting(Problem::code).containsExactly(code);
    fixture.analyze(stream, Command.DETECT);
    assertThat(engine.generation()).isEqualTo(before);
    assertThat(recorder.results().get(1).result().detections().get(0).box().left())
        .as("the same analyzer goes on")
        .isEqualTo(2 / 1000f);
    assertThat(engine.status().reason()).isEqualTo("1 engines, 1 analyzers");
  }

  @Test
  void probeFramesOfTheCallerDecide() throws Exception {
    FrameBuffer good = fixture.pictures().of(Command.DETECT);
    FrameBuffer rejected = fixture.pictures().of(Command.REJECT);
    engine.swap(settings("ok"), POLICY.withProbeFrames(List.of(good)));
    HostException refused =
        catchThrowableOfType(
            HostException.class,
            () -> engine.swap(settings("ok"), POLICY.withProbeFrames(List.of(good, rejected))));
    assertThat(refused.problems().get(0).code()).isEqualTo("NUN-4513");
    assertThat(refused.problems().get(0).found()).contains("TEST-0004");
    good.release();
    rejected.release();
  }

  @Test
  void pictureOfAProbeThatNeverReturnsStaysHeldUntilItsThreadComesBack() throws Exception {
    FrameBuffer picture = fixture.pictures().of(Command.HANG);
    CompletableFuture<HostException> refusal =
        CompletableFuture.supplyAsync(
            () ->
                catchThrowableOfType(
                    HostException.class,
                    () -> engine.swap(settings("ok"), POLICY.withProbeFrames(List.of(picture)))),
            task -> new Thread(task).start());
    fixture.gate().awaitArrival();
    while (!refusal.isDone()) {
      fixture.pass(Duration.ofMinutes(1));
    }
    assertThat(refusal.join().problems().get(0).found()).contains("NUN-4507");
    picture.release();
    assertThat(fixture.pictures().unreleased()).as("the lost thread may still look").isEqualTo(1);

    fixture.openGate();
    Await.until(() -> fixture.pictures().unreleased() == 0);
  }

  @Test
  void probeFrameInAFormatThatTheEngineDoesNotDeclareNeverReachesIt() throws Exception {
    FrameBuffer undeclared = FrameBuffer.allocate(16, 16, PixelFormat.NV12);
    HostException refused =
        catchThrowableOfType(
            HostException.class,
            () -> engine.swap(settings("ok"), POLICY.withProbeFrames(List.of(undeclared))));
    assertThat(refused.problems().get(0).code()).isEqualTo("NUN-4513");
    assertThat(refused.problems().get(0).found()).contains("NUN-3005", "NV12");
    assertThat(engine.status().reason()).startsWith("1 engines");
    undeclared.release();
  }

  @Test
  void engineWhoseProbeCannotEvenBeTriedIsClosed() throws Exception {
    fixture.open("gate", recorder);
    FrameBuffer released = fixture.pictures().of(Command.DETECT);
    released.release();
    assertThatThrownBy(() -> engine.swap(settings("ok"), POLICY.withProbeFrames(List.of(released))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(engine.status().reason()).isEqualTo("1 engines, 1 analyzers");
    engine.swap(settings("ok"), POLICY.withoutRollback());
  }

  @Test
  void streamsOpenWhileTheEngineOfThisMomentIsReplacedAndClosed() throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    CompletableFuture<Integer> swaps =
        CompletableFuture.supplyAsync(
            () -> {
              int done = 0;
              while (!ended.get()) {
                swapWithoutRollback();
                done++;
              }
              return done;
            },
            task -> new Thread(task).start());
    for (int i = 0; i < 300; i++) {
      fixture.open("camera", recorder).close();
    }
    ended.set(true);
    assertThat(swaps.join()).isPositive();
    assertThat(engine.status().reason()).isEqualTo("1 engines, 0 analyzers");
    assertThat(fixture.host().report().problems()).isEmpty();
  }

  private void swapWithoutRollback() {
    try {
      engine.swap(settings("ok"), POLICY.withoutRollback());
    } catch (HostException refused) {
      throw new IllegalStateException(refused);
    }
  }

  @Test
  void engineThatDoesNotTakeTheCamerasPicturesIsRefused() throws Exception {
    Stream stream = fixture.open("gate", recorder);
    stream.offer(fixture.pictures().of(Command.DETECT, PixelFormat.NV12));
    HostException refused =
        catchThrowableOfType(HostException.class, () -> engine.swap(settings("ok"), POLICY));
    assertThat(refused.problems().get(0).code()).isEqualTo("NUN-3005");
  }

  @Test
  void engineIsSwappedBeneathAVmsThatAsksForFormatsWhateverItOfferedBefore() throws Exception {
    Stream stream = fixture.open("gate", recorder);
    assertThat(stream.pixelFormats()).containsOnly(PixelFormat.GRAY8, PixelFormat.BGR);
    stream.offer(fixture.pictures().of(Command.DETECT, PixelFormat.NV12));
    engine.swap(settings("ok"), POLICY);
    assertThat(stream.pixelFormats()).containsOnly(PixelFormat.GRAY8, PixelFormat.BGR);
  }

  @Test
  void engineIsNotSwappedBeneathAVmsThatAskedForFormatsOnce() throws Exception {
    Stream stream = fixture.open("gate", recorder);
    assertThat(stream.pixelFormats()).isNotEmpty();
    for (int i = 0; i < 2; i++) {
      stream.offer(fixture.pictures().of(Command.DETECT, PixelFormat.NV12));
    }
    HostException refused =
        catchThrowableOfType(HostException.class, () -> engine.swap(settings("ok"), POLICY));
    assertThat(refused.problems().get(0).code()).isEqualTo("NUN-3005");
  }

  @Test
  void runningFrameEndsOnTheOldGenerationAndTheWaitingOneIsNotLost() throws Exception {
    Stream stream = fixture.open("gate", recorder);
    stream.offer(fixture.pictures().of(Command.WAIT_FOR_GATE));
    fixture.gate().awaitArrival();
    stream.offer(fixture.pictures().of(Command.DETECT));
    CompletableFuture<SwapReport> swap = changeUntilItWaitsForTheStreams(this::swap);
    fixture.openGate();
    fixture.awaitIdle(stream);
    assertThat(swap.join().warnings()).isEmpty();
    assertThat(recorder.dropped()).isEmpty();
    assertThat(recorder.results())
        .extracting(frame -> frame.sequence() + "@" + frame.generation().number())
        .containsExactly("1@1", "2@" + swap.join().to().number());
  }

  /**
   * Begins a swap or a rollback on another thread. Once the engine has another generation, all that
   * is left to wait for is the streams' frames.
   */
  private CompletableFuture<SwapReport> changeUntilItWaitsForTheStreams(
      Supplier<SwapReport> change) {
    EngineGeneration before = engine.generation();
    CompletableFuture<SwapReport> done = new CompletableFuture<>();
    Thread changing = new Thread(() -> done.complete(change.get()));
    changing.start();
    Await.until(
        () ->
            !engine.generation().equals(before)
                && changing.getState() == Thread.State.TIMED_WAITING);
    return done;
  }

  private SwapReport swap() {
    try {
      return engine.swap(settings("ok"), POLICY);
    } catch (HostException refused) {
      throw new IllegalStateException(refused);
    }
  }

  @Test
  void rollbackReturnsToTheEngineBeforeAndCanBeUndone() throws Exception {
    Stream stream = fixture.open("gate", recorder);
    HostException none = catchThrowableOfType(HostException.class, engine::rollback);
    assertThat(none.problems().get(0).code()).isEqualTo("NUN-4514");
    engine.swap(settings("ok"), POLICY);
    SwapReport back = engine.rollback();
    fixture.analyze(stream, Command.DETECT);
    SwapReport forth = engine.rollback();
    fixture.analyze(stream, Command.DETECT);
    assertThat(recorder.results())
        .extracting(AnalyzedFrame::generation)
        .containsExactly(back.to(), forth.to());
    assertThat(back.to().number()).isGreaterThan(back.from().number());
    assertThat(engine.status().reason()).isEqualTo("2 engines, 1 analyzers");
    engine.swap(settings("ok"), POLICY.withoutRollback());
    assertThat(engine.status().reason()).isEqualTo("1 engines, 1 analyzers");
  }

  @Test
  void rollbackTakesEffectWithTheFrameAfterTheRunningOne() throws Exception {
    Stream stream = fixture.open("gate", recorder);
    long swapped = engine.swap(settings("ok"), POLICY).to().number();
    stream.offer(fixture.pictures().of(Command.WAIT_FOR_GATE));
    fixture.gate().awaitArrival();
    stream.offer(fixture.pictures().of(Command.DETECT));
    CompletableFuture<SwapReport> back = changeUntilItWaitsForTheStreams(this::rollback);
    fixture.openGate();
    fixture.awaitIdle(stream);
    assertThat(recorder.dropped()).isEmpty();
    assertThat(recorder.results())
        .extracting(frame -> frame.sequence() + "@" + frame.generation().number())
        .containsExactly("1@" + swapped, "2@" + back.join().to().number());
  }

  private SwapReport rollback() {
    try {
      return engine.rollback();
    } catch (HostException refused) {
      throw new IllegalStateException(refused);
    }
  }

  @Test
  void twoHundredSwapsLeaveMemoryFlat() throws Exception {
    Stream stream = fixture.open("gate", recorder);
    swapTimes(20, stream);
    long before = usedAfterCollection();
    swapTimes(200, stream);
    assertThat(usedAfterCollection() - before)
        .as("an engine that stays would keep a mebibyte")
        .isLessThan(20 << 20);
    assertThat(recorder.dropped()).isEmpty();
  }

  private void swapTimes(int times, Stream stream) throws Exception {
    for (int i = 0; i < times; i++) {
      engine.swap(settings("ok"), POLICY);
      fixture.analyze(stream, Command.DETECT);
    }
  }

  private static long usedAfterCollection() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void swapFreesAStreamFromQuarantine() throws Exception {
    Stream stream = fixture.open("gate", recorder);
    while (stream.health().state() != StreamHealth.State.QUARANTINED) {
      fixture.analyze(stream, Command.FAIL);
      fixture.pass(Duration.ofSeconds(2));
    }
    engine.swap(settings("ok"), POLICY);
    fixture.analyze(stream, Command.DETECT);
    assertThat(stream.health().state()).isEqualTo(StreamHealth.State.HEALTHY);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void twoHundredSwapsUnderLoadLoseNoFrameAndLeaveNothingBehind(long seed) throws Exception {
    Random random = new Random(seed);
    List<Recorder> recorders = new ArrayList<>();
    List<Stream> streams = new ArrayList<>();
    List<Thread> cameras = new ArrayList<>();
    AtomicBoolean ended = new AtomicBoolean();
    for (int i = 0; i < 3; i++) {
      Recorder own = new Recorder();
      Stream stream = fixture.open("camera " + i, own);
      recorders.add(own);
      streams.add(stream);
      Thread camera =
          new Thread(
              () -> {
                while (!ended.get()) {
                  offerTwoAndWait(stream);
                }
              });
      cameras.add(camera);
      camera.start();
    }
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      boolean broken = i % 10 == 9;
      try {
        if (!broken && i > 0 && random.nextInt(5) == 0) {
          engine.rollback();
        } else {
          engine.swap(settings(broken ? "nan" : "ok"), POLICY);
        }
      } catch (HostException e) {
        refused++;
      }
    }
    assertThat(engine.status().reason()).isEqualTo("2 engines, 3 analyzers");
    ended.set(true);
    for (Thread camera : cameras) {
      camera.join();
    }
    assertThat(refused).isEqualTo(20);
    for (int i = 0; i < 3; i++) {
      assertThat(streams.get(i).awaitIdle(EngineFixture.LONG)).isTrue();
      recorders.get(i).assertEveryFrameIsAccountedFor(streams.get(i).counters());
    }
  }

  private void offerTwoAndWait(Stream stream) {
    stream.offer(fixture.pictures().of(Command.DETECT));
    stream.offer(fixture.pictures().of(Command.DETECT));
    try {
      stream.awaitIdle(EngineFixture.LONG);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void swapByAListenerOfTheEnginesOwnStreamIsRefusedAtOnce() throws Exception {
    CompletableFuture<HostException> refused = new CompletableFuture<>();
    Stream stream =
        fixture.open(
            "gate",
            frame ->
                refused.complete(
                    catchThrowableOfType(
                        HostException.class, () -> engine.swap(settings("ok"), POLICY))));
    fixture.analyze(stream, Command.DETECT);
    assertThat(refused.join()).as("a swap would wait for this very call").isNotNull();
    assertThat(engine.generation().number()).isEqualTo(1);
  }
}
