package io.nunchi.reference.internal.engine;

import static io.nunchi.reference.internal.testing.TinyModels.cell;
import static io.nunchi.reference.internal.testing.TinyModels.noCells;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.internal.testing.RgbPicture;
import io.nunchi.reference.internal.testing.TestFrames;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.FrameResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LifecycleTest {

  private static final Frame FRAME = TestFrames.of(RgbPicture.smooth(64, 64), PixelFormat.BGR);

  /** Several seconds, unless something ends it early. */
  private static final int SLOW = 600;

  private static final int ENGINES = 200;

  @TempDir private Path folder;

  private Path fastModel() throws IOException {
    float[] cells = cell(noCells(), 5, 0.5f, 0.5f, 0, 0, 0.9f, 1, 0);
    return TestPackages.write(folder, TinyModels.yolox(cells), TestPackages.yoloxManifest());
  }

  private Path slowModel() throws IOException {
    return TestPackages.write(folder, TinyModels.slowYolox(SLOW), TestPackages.yoloxManifest());
  }

  @Test
  void closingAgainHasNoEffect() throws Exception {
    AnalyzerEngine engine = TestHost.start(fastModel());
    FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"));
    analyzer.close();
    analyzer.close();
    engine.close();
    engine.close();
    analyzer.close();
    assertThat(engine.descriptor().labels()).isNotEmpty();
  }

  @Test
  void analyzerOfAClosedEngineFailsWithATypedFailure() throws Exception {
    AnalyzerEngine engine = TestHost.start(fastModel());
    FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"));
    engine.close();
    assertThatThrownBy(() -> analyzer.analyze(FRAME))
        .isInstanceOf(AnalyzerFailedException.class)
        .hasMessageContaining("NUN-5205");
    analyzer.close();
  }

  @Test
  void closedAnalyzerFailsAndOthersGoOn() throws Exception {
    try (AnalyzerEngine engine = TestHost.start(fastModel());
        FrameAnalyzer stays = engine.openAnalyzer(TestHost.stream("stays"))) {
      FrameAnalyzer goes = engine.openAnalyzer(TestHost.stream("goes"));
      goes.close();
      assertThatThrownBy(() -> goes.analyze(FRAME)).isInstanceOf(AnalyzerFailedException.class);
      assertThat(stays.analyze(FRAME).detections()).hasSize(1);
    }
  }

  @Test
  void closedEngineOpensNoAnalyzerAndDoesNotWarmUp() throws Exception {
    AnalyzerEngine engine = TestHost.start(fastModel());
    engine.close();
    assertThatThrownBy(() -> engine.openAnalyzer(TestHost.stream("a")))
        .isInstanceOf(AnalyzerFailedException.class)
        .hasMessageContaining("NUN-5205");
    assertThatThrownBy(engine::warmUp).isInstanceOf(AnalyzerFailedException.class);
  }

  @Test
  void closingTheEngineEndsARunningInferenceWithATypedFailure() throws Exception {
    AnalyzerEngine engine = TestHost.start(slowModel());
    FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"));
    Running running = Running.start(analyzer);
    running.awaitInference();
    engine.close();
    assertThatThrownBy(running::result)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(AnalyzerFailedException.class)
        .hasMessageContaining("NUN-5205");
  }

  @Test
  void interruptEndsARunningInferenceAndKeepsTheAnalyzer() throws Exception {
    try (AnalyzerEngine engine = TestHost.start(slowModel());
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      Running running = Running.start(analyzer);
      running.awaitInference();
      running.thread.interrupt();
      assertThatThrownBy(running::result)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(FrameRejectedException.class)
          .hasMessageContaining("NUN-5204");
      assertThat(analyzer.analyze(FRAME).detections()).isEmpty();
    }
  }

  @Test
  void analyzersOfOneEngineRunBesideEachOther() throws Exception {
    try (AnalyzerEngine engine = TestHost.start(fastModel())) {
      List<CompletableFuture<Integer>> streams = new ArrayList<>();
      for (int stream = 0; stream < 4; stream++) {
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("stream" + stream));
        streams.add(
            CompletableFuture.supplyAsync(
                () -> detections(analyzer, 100), task -> new Thread(task).start()));
      }
      for (CompletableFuture<Integer> stream : streams) {
        assertThat(stream.get(60, TimeUnit.SECONDS)).isEqualTo(100);
      }
    }
  }

  private static int detections(FrameAnalyzer analyzer, int frames) {
    try (analyzer) {
      int found = 0;
      for (int i = 0; i < frames; i++) {
        found += analyzer.analyze(FRAME).detections().size();
      }
      return found;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void enginesComeAndGoWithoutLeavingFilesOrThreads() throws Exception {
    Path model = fastModel();
    openAndClose(model);
    long files = nativeFiles();
    long threads = ownThreads();
    long nativeThreads = nativeThreads();
    for (int i = 0; i < ENGINES; i++) {
      openAndClose(model);
    }
    assertThat(nativeFiles()).isEqualTo(files);
    assertThat(ownThreads()).as("those of earlier tests may end").isLessThanOrEqualTo(threads);
    // the JVM's compilers come and go; sessions that stay would keep a thread each
    assertThat(nativeThreads()).isLessThan(nativeThreads + ENGINES / 2);
  }

  private static void openAndClose(Path model) throws Exception {
    try (AnalyzerEngine engine = TestHost.start(model, "intraOpThreads", "2");
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      assertThat(analyzer.analyze(FRAME).detections()).hasSize(1);
    }
  }

  private static long nativeFiles() throws IOException {
    try (Stream<Path> files = Files.list(TestHost.nativeFolder().path())) {
      return files.count();
    }
  }

  /** Threads of the process, ONNX Runtime's too; 0 where the system does not list them. */
  private static long nativeThreads() throws IOException {
    Path tasks = Path.of("/proc/self/task");
    if (!Files.isDirectory(tasks)) {
      return 0;
    }
    try (Stream<Path> threads = Files.list(tasks)) {
      return threads.count();
    }
  }

  private static long ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("nunchi-reference"))
        .count();
  }

  /** An analysis on a thread of its own. */
  private static final class Running {
    private final CompletableFuture<FrameResult> result = new CompletableFuture<>();
    private final CountDownLatch planesRead = new CountDownLatch(1);
    private final Thread thread;

    private Running(FrameAnalyzer analyzer) {
      Frame frame = new ObservedFrame(FRAME, planesRead::countDown);
      this.thread =
          new Thread(
              () -> {
                try {
                  result.complete(analyzer.analyze(frame));
                } catch (Exception failure) {
                  result.completeExceptionally(failure);
                }
              });
    }

    static Running start(FrameAnalyzer analyzer) {
      Running running = new Running(analyzer);
      running.thread.start();
      return running;
    }

    /** Waits until the frame was looked at and the thread is inside ONNX Runtime. */
    void awaitInference() throws InterruptedException {
      planesRead.await();
      while (!isInNativeRun()) {
        Thread.onSpinWait();
      }
    }

    private boolean isInNativeRun() {
      for (StackTraceElement element : thread.getStackTrace()) {
        if (element.isNativeMethod() && element.getClassName().endsWith("OrtSession")) {
          return true;
        }
      }
      return false;
    }

    FrameResult result() throws Exception {
      return result.get(60, TimeUnit.SECONDS);
    }
  }
}
