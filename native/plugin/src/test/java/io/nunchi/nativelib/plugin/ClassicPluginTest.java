package io.nunchi.nativelib.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.nunchi.nativelib.fixture.DrawnFrame;
import io.nunchi.nativelib.fixture.GivenStream;
import io.nunchi.nativelib.fixture.TestContext;
import io.nunchi.nativelib.fixture.WalkerScene;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.SettingsSchema;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The classic library through the contract, on drawn scenes. */
class ClassicPluginTest {

  private static final int FRAMES = 70;

  @TempDir private static Path folder;

  private static AnalyzerEngine engine(Map<String, String> settings) throws EngineStartException {
    return new ClassicPlugin()
        .createEngine(TestContext.of(ClassicSettings.SCHEMA, settings, folder));
  }

  private static StreamContext stream(String id) {
    try {
      return new GivenStream(id, SettingsSchema.of().parse(Map.of()));
    } catch (SettingsException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<FrameResult> results(AnalyzerEngine engine, WalkerScene scene, String id)
      throws ProblemException {
    List<FrameResult> results = new ArrayList<>();
    try (FrameAnalyzer analyzer = engine.openAnalyzer(stream(id))) {
      for (int i = 0; i < FRAMES; i++) {
        results.add(analyzer.analyze(scene.frame(i)));
      }
    }
    return results;
  }

  private static void assertFollowsTheWalker(WalkerScene scene, List<FrameResult> results) {
    int seen = 0;
    Set<OptionalLong> tracks = new HashSet<>();
    for (int i = WalkerScene.EMPTY_FRAMES + 10; i < FRAMES; i++) {
      if (scene.bestIou(results.get(i), i) >= 0.5f) {
        seen++;
        results.get(i).detections().stream().map(Detection::trackId).forEach(tracks::add);
      }
    }
    assertThat(seen).as("frames in which the walker is found").isGreaterThan(36);
    assertThat(tracks).as("track ids").hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(PixelFormat.class)
  void followsAWalkerInEveryPixelFormat(PixelFormat format) throws ProblemException {
    WalkerScene scene = WalkerScene.of(320, 240, format);
    try (AnalyzerEngine engine = engine(Map.of())) {
      assertFollowsTheWalker(scene, results(engine, scene, "gate"));
    }
  }

  @ParameterizedTest
  @EnumSource(PixelFormat.class)
  void findsTheSameBehindLongStridesAndAtOddSizes(PixelFormat format) throws ProblemException {
    WalkerScene scene = WalkerScene.of(321, 239, format);
    try (AnalyzerEngine engine = engine(Map.of())) {
      List<FrameResult> tight = results(engine, scene, "tight");
      assertFollowsTheWalker(scene, tight);
      List<FrameResult> padded = results(engine, scene.padded(37), "padded");
      assertThat(padded)
          .extracting(FrameResult::detections)
          .isEqualTo(tight.stream().map(FrameResult::detections).toList());
    }
  }

  @Test
  void goesOnWhenSizeAndFormatChange() throws ProblemException {
    try (AnalyzerEngine engine = engine(Map.of());
        FrameAnalyzer analyzer = engine.openAnalyzer(stream("gate"))) {
      int sequence = 0;
      for (int[] size : new int[][] {{320, 240}, {1, 1}, {640, 352}, {97, 1}, {2, 301}}) {
        for (PixelFormat format : PixelFormat.values()) {
          FrameResult result =
              analyzer.analyze(DrawnFrame.plain(sequence++, size[0], size[1], format));
          assertThat(result.detections()).isEmpty();
        }
      }
      WalkerScene scene = WalkerScene.of(320, 240, PixelFormat.BGR);
      List<FrameResult> results = new ArrayList<>();
      for (int i = 0; i < FRAMES; i++) {
        results.add(analyzer.analyze(scene.frame(i)));
      }
      assertFollowsTheWalker(scene, results);
    }
  }

  @Test
  void rejectsAFrameItCannotReadAndGoesOn() throws ProblemException {
    try (AnalyzerEngine engine = engine(Map.of());
        FrameAnalyzer analyzer = engine.openAnalyzer(stream("gate"))) {
      Frame huge = DrawnFrame.plain(1, 40_000, 1, PixelFormat.GRAY8);
      FrameRejectedException rejected =
          catchThrowableOfType(FrameRejectedException.class, () -> analyzer.analyze(huge));
      assertThat(rejected.problems().get(0).code()).isEqualTo("NUN-6020");
      assertThat(rejected.problems().get(0).found()).contains("40000x1");
      assertThat(analyzer.analyze(DrawnFrame.plain(2, 64, 48, PixelFormat.GRAY8)).detections())
          .isEmpty();
    }
  }

  @Test
  void refusesSettingsOutOfRangeByTheirKeys() {
    SettingsException refused =
        catchThrowableOfType(
            SettingsException.class,
            () ->
                new ClassicPlugin()
                    .descriptor()
                    .engineSettings()
                    .parse(Map.of("sensitivity", "1.5", "workingSize", "12", "speed", "1")));
    assertThat(refused.problems())
        .extracting(Problem::where)
        .containsExactlyInAnyOrder("setting sensitivity", "setting workingSize", "setting speed");
  }

  @Test
  void appliesItsSettings() throws ProblemException {
    WalkerScene scene = WalkerScene.of(320, 240, PixelFormat.BGR);
    try (AnalyzerEngine vehiclesOnly = engine(Map.of("labels", "vehicle"))) {
      assertThat(results(vehiclesOnly, scene, "gate"))
          .flatExtracting(FrameResult::detections)
          .extracting(Detection::label)
          .doesNotContain("person");
    }
  }

  @Test
  void givesConcurrentStreamsOfTwoEnginesTheResultsTheyHaveAlone() throws Exception {
    WalkerScene scene = WalkerScene.of(320, 240, PixelFormat.NV12);
    List<List<Detection>> alone;
    try (AnalyzerEngine engine = engine(Map.of())) {
      alone = results(engine, scene, "alone").stream().map(FrameResult::detections).toList();
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (AnalyzerEngine first = engine(Map.of());
        AnalyzerEngine second = engine(Map.of())) {
      List<Future<List<FrameResult>>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        AnalyzerEngine engine = i % 2 == 0 ? first : second;
        String id = "camera " + i;
        running.add(threads.submit(() -> results(engine, scene, id)));
      }
      for (Future<List<FrameResult>> together : running) {
        assertThat(together.get()).extracting(FrameResult::detections).isEqualTo(alone);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void holdsNoMemoryAfterFiveHundredCycles() throws Exception {
    Frame frame = DrawnFrame.plain(1, 640, 480, PixelFormat.BGR);
    openAnalyzeClose(frame, 50);
    long before = residentKilobytes();
    openAnalyzeClose(frame, 500);
    long grown = residentKilobytes() - before;
    assertThat(grown).as("KB grown by 500 engines of several MB each").isLessThan(64 * 1024);
  }

  private static void openAnalyzeClose(Frame frame, int times) throws ProblemException {
    for (int i = 0; i < times; i++) {
      try (AnalyzerEngine engine = engine(Map.of());
          FrameAnalyzer analyzer = engine.openAnalyzer(stream("gate"))) {
        assertThat(analyzer.analyze(frame).detections()).isEmpty();
      }
    }
  }

  private static long residentKilobytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void leavesLittleGarbagePerFrame() throws ProblemException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    Frame frame = DrawnFrame.plain(1, 64, 48, PixelFormat.I420);
    try (AnalyzerEngine engine = engine(Map.of());
        FrameAnalyzer analyzer = engine.openAnalyzer(stream("gate"))) {
      for (int i = 0; i < 100; i++) {
        assertThat(analyzer.analyze(frame).detections()).isEmpty();
      }
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < 1000; i++) {
        analyzer.analyze(frame);
      }
      long perFrame = (threads.getThreadAllocatedBytes(thread) - before) / 1000;
      assertThat(perFrame).as("bytes allocated per frame").isLessThan(2048);
    }
  }

  @Test
  void failsToStartWhereItCannotUnpack() {
    TestContext context =
        TestContext.of(ClassicSettings.SCHEMA, Map.of(), folder.resolve("absent"));
    assertThatThrownBy(() -> new ClassicPlugin().createEngine(context))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("NUN-6002");
  }
}
