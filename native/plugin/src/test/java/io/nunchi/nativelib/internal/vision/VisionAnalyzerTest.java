package io.nunchi.nativelib.internal.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.nativelib.fixture.DrawnFrame;
import io.nunchi.nativelib.fixture.FaultyLibrary;
import io.nunchi.nativelib.fixture.NativeEngines;
import io.nunchi.nativelib.fixture.TestContext;
import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.StageTiming;
import io.nunchi.spi.settings.SettingsSchema;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes of a library that does not crash, and their outcome. */
@Timeout(60)
class VisionAnalyzerTest {

  @TempDir private static Path folder;
  private static FaultyLibrary library = new FaultyLibrary(Path.of(""));

  private TestContext context = TestContext.of(SettingsSchema.of(), Map.of(), folder);
  private final Frame frame = DrawnFrame.plain(7, 8, 6, PixelFormat.BGR);

  @BeforeAll
  static void compiles() {
    library = FaultyLibrary.compile(folder);
  }

  @AfterEach
  void leavesNothingOpenAndCallsNothingThatIsClosed() {
    assertThat(library.openStreams()).as("open streams").isZero();
    assertThat(library.openEngines()).as("open engines").isZero();
    assertThat(library.misuses()).as("calls on what is closed").isZero();
  }

  private AnalyzerEngine engine(String settings) throws EngineStartException {
    context = NativeEngines.context(library.path(), settings, folder);
    return NativeEngines.start(context);
  }

  private static StreamContext stream(String id) {
    return NativeEngines.stream(id);
  }

  private FrameResult resultWith(String fault) throws ProblemException {
    try (AnalyzerEngine engine = engine("fault=" + fault);
        FrameAnalyzer analyzer = engine.openAnalyzer(stream("gate"))) {
      return analyzer.analyze(frame);
    }
  }

  @Test
  void copiesDetectionsAndTimings() throws ProblemException {
    FrameResult result = resultWith("none");
    assertThat(result.detections())
        .containsExactly(
            Detection.of("person", 0.75f, new BoundingBox(0.125f, 0.25f, 0.5f, 0.0625f)),
            Detection.builder("vehicle", 0.5f, new BoundingBox(0.5f, 0.5f, 0.25f, 0.25f))
                .trackId(42)
                .build());
    assertThat(result.timings())
        .containsExactly(
            StageTiming.of(StageTiming.PREPROCESS, 1000),
            StageTiming.of(StageTiming.INFERENCE, 2000));
  }

  @Test
  void readsDetectionsThatGrewInALaterMinorVersion() throws ProblemException {
    assertThat(resultWith("wide")).isEqualTo(resultWith("none"));
  }

  @Test
  void takesAnAnswerThatWasNotWrittenForNothingFound() throws ProblemException {
    try (AnalyzerEngine engine = engine("fault=silent");
        FrameAnalyzer analyzer = engine.openAnalyzer(stream("gate"))) {
      assertThat(analyzer.analyze(frame)).isEqualTo(FrameResult.nothing());
    }
  }

  @Test
  void passesNumbersOnThatAreForTheHostToCheck() throws ProblemException {
    List<Detection> notANumber = resultWith("nan").detections();
    assertThat(notANumber.get(0).confidence()).isNaN();
    assertThat(notANumber.get(1).box().left()).isInfinite();
    assertThat(resultWith("negative time").timings())
        .contains(StageTiming.of(StageTiming.INFERENCE, -5));
  }

  @ParameterizedTest
  @CsvSource({
    "label, 'a label from 0 to 1', '2 in detection 1'",
    "negative label, 'a label from 0 to 1', '4294967295 in detection 1'",
    "count, 'detection_count of at most 10000', '4294967295'",
    "null detections, 'a pointer to 2 detections', 'a null pointer'",
    "size, 'detection_size from 32 to 4096', '8'",
    "track, 'a track_id from 0, or -1 for none', '-2 in detection 0'"
  })
  void failsOnAnAnswerThatCannotBeFollowed(String fault, String expected, String found) {
    Problem problem = failure(fault);
    assertThat(problem.code()).isEqualTo(NativeErrors.BAD_RESULT);
    assertThat(problem.expected()).isEqualTo(expected);
    assertThat(problem.found()).isEqualTo(found);
    assertThat(problem.where()).isEqualTo("frame 7 of stream gate, 8x6 BGR");
  }

  @ParameterizedTest
  @CsvSource({
    "failed, 'FAILED: device lost'",
    "argument, 'BAD_ARGUMENT: the library gives no reason'",
    "status 77, 'status 77, which nunchi_vision.h does not define: the library gives no reason'"
  })
  void failsWhenTheLibraryFails(String fault, String found) {
    Problem problem = failure(fault);
    assertThat(problem.code()).isEqualTo(NativeErrors.ANALYSIS_FAILED);
    assertThat(problem.found()).isEqualTo(found);
  }

  private Problem failure(String fault) {
    AnalyzerFailedException failed =
        catchThrowableOfType(AnalyzerFailedException.class, () -> resultWith(fault));
    assertThat(failed).as(fault).isNotNull();
    return failed.problems().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "rejected, NUN-6020, 'FRAME_REJECTED: zu dunkel – 暗すぎる'",
    "memory, NUN-6021, 'OUT_OF_MEMORY: no memory'"
  })
  void rejectsAFrameThatTheLibraryRejects(String fault, String code, String found) {
    Problem problem = rejection("fault=" + fault, frame);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.found()).isEqualTo(found);
  }

  private Problem rejection(String settings, Frame rejectedFrame) {
    FrameRejectedException rejected =
        catchThrowableOfType(
            FrameRejectedException.class,
            () -> {
              try (AnalyzerEngine engine = engine(settings);
                  FrameAnalyzer analyzer = engine.openAnalyzer(stream("gate"))) {
                FrameResult result = analyzer.analyze(rejectedFrame);
                throw new AssertionError("not rejected: " + result);
              }
            });
    assertThat(rejected).isNotNull();
    return rejected.problems().get(0);
  }

  @Test
  void handsOverEveryFieldOfAFrameWithoutCopyingAPixel() {
    ByteBuffer luma = ByteBuffer.allocateDirect(12 * 5 + 7).put(0, (byte) 11).put(60, (byte) 12);
    ByteBuffer chroma = ByteBuffer.allocateDirect(9 * 2 + 8).put(0, (byte) 21).put(18, (byte) 22);
    Frame nv12 =
        DrawnFrame.of(
                5, 7, 6, PixelFormat.NV12, List.of(new Plane(luma, 12, 7, 6), chromaOf(chroma)))
            .colored(ColorMatrix.BT709, ColorRange.FULL)
            .capturedAt(Instant.ofEpochSecond(-1, 999_999_999));
    assertThat(rejection("fault=echo;note=Größe\\; 大きさ", nv12).found())
        .isEqualTo(
            "FRAME_REJECTED: 128 7x6 format 1 matrix 2 range 2 sequence 5 capture -1 monotonic"
                + " 500000000 plane 0 stride 12 rows 6 first 11 last row 12 plane 1 stride 9 rows"
                + " 3 first 21 last row 22 note Größe; 大きさ");
  }

  private static Plane chromaOf(ByteBuffer memory) {
    return new Plane(memory, 9, 8, 3);
  }

  @Test
  void givesNoColoursToFormatsWhereTheyMeanNothing() {
    assertThat(rejection("fault=echo", frame).found()).contains("format 3 matrix 0 range 0");
    Frame gray = DrawnFrame.plain(1, 3, 3, PixelFormat.GRAY8);
    assertThat(rejection("fault=echo", gray).found()).contains("format 6 matrix 0 range 1");
  }

  @Test
  void rejectsFramesThatTheLibraryMustNotSee() {
    Frame undeclared = DrawnFrame.plain(1, 4, 4, PixelFormat.BGRA);
    assertThat(rejection("", undeclared).code()).isEqualTo(NativeErrors.UNFIT_FRAME);
    Plane small = DrawnFrame.plain(1, 4, 4, PixelFormat.BGR).planes().get(0);
    Frame lying = DrawnFrame.of(1, 40, 40, PixelFormat.BGR, List.of(small));
    assertThat(rejection("", lying).expected()).isEqualTo("plane 0 with 40 rows of 120 bytes");
    Frame incomplete = DrawnFrame.of(1, 4, 4, PixelFormat.NV12, List.of(small));
    assertThat(rejection("", incomplete).expected()).isEqualTo("2 planes");
    Frame empty = DrawnFrame.of(1, 0, 4, PixelFormat.BGR, List.of(small));
    assertThat(rejection("", empty).found()).isEqualTo("0x4");
    Frame ancient = DrawnFrame.plain(1, 4, 4, PixelFormat.BGR).capturedAt(Instant.MIN);
    assertThat(rejection("", ancient).expected()).contains("capture time");
  }

  @ParameterizedTest
  @CsvSource({"create, 'FAILED: Lizenz abgelaufen – 許可証'", "null engine, 'OK: but a null handle'"})
  void reportsAnEngineThatCannotBeCreated(String fault, String found) {
    EngineStartException refused =
        catchThrowableOfType(EngineStartException.class, () -> engine("fault=" + fault).close());
    assertThat(refused.problems().get(0).code()).isEqualTo(NativeErrors.ENGINE_REFUSED);
    assertThat(refused.problems().get(0).found()).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({"open, 'FAILED: no channel for gate'", "null stream, 'OK: but a null handle'"})
  void reportsAStreamThatCannotBeOpened(String fault, String found) {
    AnalyzerFailedException refused =
        catchThrowableOfType(AnalyzerFailedException.class, () -> resultWith(fault));
    assertThat(refused.problems().get(0).code()).isEqualTo(NativeErrors.STREAM_REFUSED);
    assertThat(refused.problems().get(0).found()).isEqualTo(found);
  }

  @Test
  void logsWhatTheLibraryDoesNotGiveBack() throws ProblemException {
    engine("fault=destroy").close();
    assertThat(context.logged()).hasSize(1);
    assertThat(context.logged().get(0))
        .contains(NativeErrors.NOT_GIVEN_BACK, "FAILED: cannot let go");
  }

  @Test
  void saysWhichLibraryRuns() throws ProblemException {
    try (AnalyzerEngine engine = engine("")) {
      assertThat(engine.status().requestedProvider()).isEqualTo("cpu");
      assertThat(engine.status().actualProvider()).isEqualTo("cpu");
      assertThat(engine.status().reason())
          .contains("Faulty 0.1-test by Prüfstand", library.path().toString());
      assertThat(engine.descriptor().model().orElseThrow().id())
          .isEqualTo("org.example.faulty 0.1-test");
      assertThat(engine.descriptor().labels()).containsExactly("person", "vehicle");
      assertThat(engine.descriptor().pixelFormats())
          .containsExactlyInAnyOrder(PixelFormat.NV12, PixelFormat.BGR, PixelFormat.GRAY8);
    }
  }

  @Test
  void closesAsOftenAsItIsAskedTo() throws ProblemException {
    AnalyzerEngine engine = engine("");
    FrameAnalyzer analyzer = engine.openAnalyzer(stream("gate"));
    analyzer.close();
    analyzer.close();
    engine.close();
    engine.close();
    analyzer.close();
  }

  @Test
  void failsTypedAfterTheAnalyzerIsClosed() throws ProblemException {
    try (AnalyzerEngine engine = engine("")) {
      FrameAnalyzer analyzer = engine.openAnalyzer(stream("gate"));
      analyzer.close();
      assertClosed(analyzer, "the analyzer is closed");
    }
  }

  @Test
  void failsTypedAfterTheEngineIsClosedFirst() throws ProblemException {
    AnalyzerEngine engine = engine("");
    FrameAnalyzer analyzer = engine.openAnalyzer(stream("gate"));
    engine.close();
    assertClosed(analyzer, "the engine is closed");
    AnalyzerFailedException refused =
        catchThrowableOfType(
            AnalyzerFailedException.class, () -> engine.openAnalyzer(stream("gate")).close());
    assertThat(refused.problems().get(0).code()).isEqualTo(NativeErrors.CLOSED);
    assertThat(engine.status().actualProvider()).isEqualTo("cpu");
    analyzer.close();
  }

  private void assertClosed(FrameAnalyzer analyzer, String what) {
    AnalyzerFailedException failed =
        catchThrowableOfType(AnalyzerFailedException.class, () -> analyzer.analyze(frame));
    assertThat(failed.problems().get(0).code()).isEqualTo(NativeErrors.CLOSED);
    assertThat(failed.problems().get(0).what()).isEqualTo(what);
  }

  @Test
  void closingWaitsForTheCallThatRuns() throws Exception {
    library.release(false);
    AnalyzerEngine engine = engine("fault=wait");
    FrameAnalyzer analyzer = engine.openAnalyzer(stream("gate"));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<FrameResult> result = threads.submit(() -> analyzer.analyze(frame));
      while (library.waiting() == 0) {
        Thread.sleep(1);
      }
      assertThat(engine.status().actualProvider()).isEqualTo("cpu");
      Future<?> closed = threads.submit(engine::close);
      assertThat(isDoneWithin(closed, 200)).as("closed during a call").isFalse();
      assertThat(library.openEngines()).isOne();
      library.release(true);
      assertThat(result.get().detections()).hasSize(2);
      closed.get();
    } finally {
      library.release(true);
      threads.shutdown();
      engine.close();
    }
  }

  private static boolean isDoneWithin(Future<?> future, long millis)
      throws InterruptedException, ExecutionException {
    try {
      future.get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException timeout) {
      return false;
    }
  }

  @Test
  void survivesBeingClosedWhileManyStreamsRun() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 50; round++) {
        AnalyzerEngine engine = engine("");
        List<Future<Integer>> streams = new ArrayList<>();
        CompletableFuture<Void> started = new CompletableFuture<>();
        for (int i = 0; i < 3; i++) {
          FrameAnalyzer analyzer = engine.openAnalyzer(stream("camera " + i));
          streams.add(threads.submit(() -> framesUntilClosed(analyzer, started)));
        }
        started.get();
        engine.close();
        for (Future<Integer> frames : streams) {
          assertThat(frames.get()).isNotNegative();
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  private int framesUntilClosed(FrameAnalyzer analyzer, CompletableFuture<Void> started)
      throws ProblemException {
    int frames = 0;
    try (analyzer) {
      while (true) {
        analyzer.analyze(frame);
        frames++;
        started.complete(null);
      }
    } catch (AnalyzerFailedException closed) {
      assertThat(closed.problems().get(0).code()).isEqualTo(NativeErrors.CLOSED);
      return frames;
    }
  }
}
