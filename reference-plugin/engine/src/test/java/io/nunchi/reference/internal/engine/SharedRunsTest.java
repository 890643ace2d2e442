package io.nunchi.reference.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.internal.testing.BrightnessModel;
import io.nunchi.reference.internal.testing.RgbPicture;
import io.nunchi.reference.internal.testing.TestFrames;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.StageTiming;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SharedRunsTest {

  private static final int STREAMS = 6;
  private static final int ROUNDS = 10;

  @TempDir private Path folder;

  private static Frame gray(int value) {
    return TestFrames.of(
        RgbPicture.drawn(64, 64, (x, y) -> RgbPicture.rgb(value, value, value)), PixelFormat.BGR);
  }

  private static Frame broken() {
    return TestFrames.ofPlanes(64, 64, PixelFormat.BGR, List.of(TestFrames.emptyPlane(3 * 64, 10)));
  }

  private AnalyzerEngine start(byte[] model, String... settings) throws Exception {
    return TestHost.start(BrightnessModel.write(folder, model), settings);
  }

  private static float[] embedding(FrameResult result) {
    return result.detections().get(0).embedding().orElseThrow().values();
  }

  /** Models with an open batch, and one that always takes four pictures. */
  @ParameterizedTest
  @ValueSource(longs = {-1, 4})
  void everyStreamGetsItsOwnAnswers(long batch) throws Exception {
    try (AnalyzerEngine engine =
        start(BrightnessModel.sound(batch), "maxBatch", "4", "batchWindow", "5")) {
      engine.warmUp();
      assertThat(engine.status().reason()).contains("up to 4 pictures at once");
      CyclicBarrier together = new CyclicBarrier(STREAMS);
      List<CompletableFuture<Void>> streams = new ArrayList<>();
      for (int stream = 0; stream < STREAMS; stream++) {
        int value = 10 + 40 * stream;
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("stream" + stream));
        streams.add(
            CompletableFuture.runAsync(
                () -> analyzeInStep(analyzer, value, together), task -> new Thread(task).start()));
      }
      for (CompletableFuture<Void> stream : streams) {
        stream.get(60, TimeUnit.SECONDS);
      }
    }
  }

  /** Every other frame of one stream is broken, which is nobody else's trouble. */
  private static void analyzeInStep(FrameAnalyzer analyzer, int value, CyclicBarrier together) {
    try (analyzer) {
      Frame frame = gray(value);
      Frame noFrame = broken();
      for (int round = 0; round < ROUNDS; round++) {
        together.await(60, TimeUnit.SECONDS);
        if (value == 10 && round % 2 == 0) {
          assertThatThrownBy(() -> analyzer.analyze(noFrame))
              .isInstanceOf(FrameRejectedException.class);
        } else {
          assertThat(embedding(analyzer.analyze(frame)))
              .containsExactly(value, 2 * value, 3 * value, 4 * value);
        }
      }
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void aModelThatTakesFourPicturesAnswersToOne() throws Exception {
    try (AnalyzerEngine engine = start(BrightnessModel.sound(4));
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      engine.warmUp();
      assertThat(embedding(analyzer.analyze(gray(200)))).containsExactly(200, 400, 600, 800);
      assertThat(embedding(analyzer.analyze(gray(20)))).containsExactly(20, 40, 60, 80);
      assertThat(engine.status().reason())
          .contains("up to 4 pictures at once, as the model takes 4")
          .contains("runs so far: ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 'one picture at a time: on the cpu a batch saves nothing'",
    "-1, 1, 'one picture at a time, as asked for'",
    "1, 8, 'one picture at a time, as the model takes them'",
    "-1, 3, 'up to 3 pictures at once; no runs yet'",
    "4, 2, 'up to 2 pictures at once, as the model takes 4'"
  })
  void theStatusSaysHowManyPicturesShareARun(long batch, String maxBatch, String expected)
      throws Exception {
    try (AnalyzerEngine engine = start(BrightnessModel.sound(batch), "maxBatch", maxBatch)) {
      assertThat(engine.status().reason()).contains(expected);
    }
  }

  @Test
  void theStatusSaysThatAModelDeclaresItsAnswerForOnePicture() throws Exception {
    try (AnalyzerEngine engine = start(BrightnessModel.declaringOnePicture(), "maxBatch", "4")) {
      assertThat(engine.status().reason())
          .contains("one picture at a time: the model declares its answer for one");
    }
  }

  @Test
  void theResultSaysHowLongAFrameWaitedForOthers() throws Exception {
    try (AnalyzerEngine engine = start(BrightnessModel.sound(-1), "maxBatch", "2");
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      assertThat(analyzer.analyze(gray(7)).timings())
          .extracting(StageTiming::stage)
          .containsExactly("preprocess", "gather", "inference", "postprocess");
      assertThat(analyzer.analyze(gray(7)).timings())
          .as("no other frame shared its run")
          .extracting(StageTiming::frames)
          .containsOnly(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aModelThatIsWrongAboutItsOpenBatchRunsPictureByPicture(boolean mixing) throws Exception {
    byte[] model = mixing ? BrightnessModel.mixing(-1) : BrightnessModel.ofOnePicture();
    List<String> log = new CopyOnWriteArrayList<>();
    Path written = BrightnessModel.write(folder, model);
    try (AnalyzerEngine engine = TestHost.startLogging(written, log, "maxBatch", "4");
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      engine.warmUp();
      assertThat(engine.status().reason())
          .contains("one picture at a time: the model says that it takes more, but: ");
      assertThat(log).anyMatch(line -> line.startsWith("WARNING") && line.contains("one picture"));
      assertThat(analyzer.analyze(gray(100)).detections()).hasSize(1);
    }
  }

  @Test
  void aModelThatMixesTheBatchItPrescribesIsRefused() throws Exception {
    try (AnalyzerEngine engine = start(BrightnessModel.mixing(4))) {
      assertThatThrownBy(engine::warmUp)
          .isInstanceOf(AnalyzerFailedException.class)
          .hasMessageContaining("NUN-5206")
          .hasMessageContaining("output answer of picture");
    }
  }

  @Test
  void aModelThatTakesTooManyPicturesIsRefused() {
    assertThatThrownBy(() -> start(BrightnessModel.sound(100)))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("NUN-5017")
        .hasMessageContaining("a batch of at most 64")
        .hasMessageContaining("[100, 3, 64, 64]");
  }

  @Test
  void anAnswerThatMeansNothingRejectsItsOwnFrameOnly() throws Exception {
    try (AnalyzerEngine engine =
        start(BrightnessModel.dividing(-1), "maxBatch", "2", "batchWindow", "5")) {
      CyclicBarrier together = new CyclicBarrier(2);
      FrameAnalyzer night = engine.openAnalyzer(TestHost.stream("night"));
      FrameAnalyzer day = engine.openAnalyzer(TestHost.stream("day"));
      CompletableFuture<Integer> rejected =
          CompletableFuture.supplyAsync(
              () -> rejections(night, gray(0), together), task -> new Thread(task).start());
      assertThat(rejections(day, gray(50), together)).isZero();
      assertThat(rejected.get(60, TimeUnit.SECONDS)).isEqualTo(ROUNDS);
    }
  }

  private static int rejections(FrameAnalyzer analyzer, Frame frame, CyclicBarrier together) {
    int rejections = 0;
    for (int round = 0; round < ROUNDS; round++) {
      try {
        together.await(60, TimeUnit.SECONDS);
        analyzer.analyze(frame);
      } catch (FrameRejectedException meaningless) {
        rejections++;
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    }
    return rejections;
  }

  @Test
  void closingTheEngineFailsEveryCallerWithATypedFailure() throws Exception {
    AnalyzerEngine engine =
        start(BrightnessModel.slow(-1, 600), "maxBatch", "2", "batchWindow", "5");
    List<CompletableFuture<FrameResult>> calls = new ArrayList<>();
    List<CountDownLatch> begun = new ArrayList<>();
    for (int stream = 0; stream < STREAMS; stream++) {
      FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("stream" + stream));
      CountDownLatch reads = new CountDownLatch(1);
      begun.add(reads);
      Frame frame = new ObservedFrame(gray(10), reads::countDown);
      CompletableFuture<FrameResult> call = new CompletableFuture<>();
      calls.add(call);
      new Thread(() -> complete(call, analyzer, frame)).start();
    }
    for (CountDownLatch reads : begun) {
      reads.await();
    }
    engine.close();
    for (CompletableFuture<FrameResult> call : calls) {
      assertThatThrownBy(() -> call.get(60, TimeUnit.SECONDS))
          .hasCauseInstanceOf(AnalyzerFailedException.class)
          .hasMessageContaining("NUN-5205");
    }
  }

  @Test
  void anInterruptEndsACallAndTheOthersGetTheirAnswers() throws Exception {
    try (AnalyzerEngine engine =
        start(BrightnessModel.slow(-1, 60), "maxBatch", "4", "batchWindow", "5")) {
      List<CountDownLatch> begun = new ArrayList<>();
      List<CompletableFuture<FrameResult>> calls = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int stream = 0; stream < 4; stream++) {
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("stream" + stream));
        CountDownLatch reads = new CountDownLatch(1);
        begun.add(reads);
        Frame frame = new ObservedFrame(gray(10 * stream), reads::countDown);
        CompletableFuture<FrameResult> call = new CompletableFuture<>();
        calls.add(call);
        threads.add(new Thread(() -> complete(call, analyzer, frame)));
      }
      threads.forEach(Thread::start);
      for (CountDownLatch reads : begun) {
        reads.await();
      }
      threads.get(0).interrupt();
      assertThatThrownBy(() -> calls.get(0).get(60, TimeUnit.SECONDS))
          .hasCauseInstanceOf(FrameRejectedException.class)
          .hasMessageContaining("NUN-5204");
      for (int stream = 1; stream < 4; stream++) {
        assertThat(embedding(calls.get(stream).get(60, TimeUnit.SECONDS))[0])
            .isEqualTo(10 * stream);
      }
    }
  }

  private static void complete(
      CompletableFuture<FrameResult> call, FrameAnalyzer analyzer, Frame frame) {
    try {
      call.complete(analyzer.analyze(frame));
    } catch (AnalyzerException | RuntimeException failure) {
      call.completeExceptionally(failure);
    }
  }
}
