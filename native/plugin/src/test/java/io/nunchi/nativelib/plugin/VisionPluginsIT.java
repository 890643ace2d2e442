package io.nunchi.nativelib.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.Offer;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.loading.PluginReport;
import io.nunchi.nativelib.fixture.CompleteLibrary;
import io.nunchi.nativelib.fixture.FaultyLibrary;
import io.nunchi.nativelib.fixture.WalkerScene;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import io.nunchi.spi.result.FrameResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged plugins in real hosts, loaded as a VMS loads them. */
@Timeout(120)
class VisionPluginsIT {

  private static final Path PLUGINS =
      Path.of(System.getProperty("nunchi.test.pluginDirectory", "target/plugin"));
  private static final int FRAMES = 50;

  /** As the host's policy says unless the VMS says otherwise. */
  private static final int VIOLATIONS_UNTIL_RESTART = 2;

  @TempDir private Path folder = Path.of("");

  private AnalyticsHost host() throws HostException {
    return new HostBuilder().pluginDirectory(PLUGINS).nativeRoot(folder.resolve("natives")).build();
  }

  @Test
  void areFoundInOneDirectory() throws HostException {
    try (AnalyticsHost host = host()) {
      assertThat(host.loadReport().plugins())
          .as(host.loadReport().toString())
          .allMatch(plugin -> plugin.state() == PluginReport.State.LOADED)
          .extracting(plugin -> plugin.descriptor().orElseThrow().id())
          .containsExactlyInAnyOrder("nunchi.classic", "nunchi.native");
      assertThat(host.loadReport().problems()).isEmpty();
    }
  }

  @Test
  void bringNoContractOfTheirOwn() throws IOException {
    try (java.util.stream.Stream<Path> jars = Files.list(PLUGINS.resolve("nunchi.classic"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString().replaceAll("-\\d.*\\.jar", "")))
          .containsExactlyInAnyOrder("nunchi-native", "jna");
    }
  }

  @Test
  void analyzeInTwoHostsAtOnce() throws Exception {
    try (AnalyticsHost first = host();
        AnalyticsHost second = host();
        Engine classic = first.startEngine("nunchi.classic", Map.of());
        Engine alsoClassic = second.startEngine("nunchi.classic", Map.of())) {
      List<FrameResult> results = results(first, classic, "gate");
      assertThat(results(second, alsoClassic, "gate"))
          .extracting(FrameResult::detections)
          .isEqualTo(results.stream().map(FrameResult::detections).toList());
      assertFollowsTheWalker(results);
    }
  }

  @Test
  void analyzeInOneHostAfterAnotherInTheSameProcess() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (AnalyticsHost host = host();
          Engine classic = host.startEngine("nunchi.classic", Map.of())) {
        assertFollowsTheWalker(results(host, classic, "gate"));
      }
    }
  }

  @Test
  void runAVendorsLibraryBesideTheClassicOne() throws Exception {
    FaultyLibrary vendors = FaultyLibrary.compile(folder);
    Map<String, String> settings =
        Map.of("library", vendors.path().toString(), "librarySettings", "note=beside");
    try (AnalyticsHost host = host();
        Engine classic = host.startEngine("nunchi.classic", Map.of());
        Engine vendor = host.startEngine("nunchi.native", settings)) {
      assertThat(results(host, vendor, "vendor's gate"))
          .allMatch(result -> result.detections().size() == 2);
      assertFollowsTheWalker(results(host, classic, "gate"));
      assertThat(vendor.generation().model().orElseThrow().id())
          .isEqualTo("org.example.faulty 0.1-test");
    }
    assertThat(vendors.openEngines()).isZero();
    assertThat(vendors.misuses()).isZero();
  }

  @Test
  void deliverAllThatALibraryFinds() throws Exception {
    CompleteLibrary complete = CompleteLibrary.compile(folder);
    try (AnalyticsHost host = host();
        Engine engine =
            host.startEngine("nunchi.native", Map.of("library", complete.path().toString()))) {
      List<DroppedFrame> dropped = new CopyOnWriteArrayList<>();
      List<FrameResult> results = results(host, engine, "gate", dropped);
      assertThat(dropped).isEmpty();
      assertThat(results).hasSize(FRAMES);
      assertThat(results)
          .allSatisfy(
              result -> {
                assertThat(result.ruleEvents()).hasSize(2);
                assertThat(result.attributes()).hasSize(2);
                assertThat(result.detections().get(0).embedding()).isPresent();
              });
    }
    assertThat(complete.openEngines()).isZero();
    assertThat(complete.openStreams()).isZero();
  }

  @Test
  void reportALibraryThatIsNotThere() throws HostException {
    try (AnalyticsHost host = host()) {
      HostException refused =
          catchThrowableOfType(
              HostException.class,
              () -> host.startEngine("nunchi.native", Map.of("library", "/no/such.so")).close());
      assertThat(refused.problems().get(0).code()).isEqualTo("NUN-6001");
      assertThat(refused.problems().get(0).where()).isEqualTo("/no/such.so");
    }
  }

  @Test
  void neverDeliverWhatALibraryBreaks() throws Exception {
    FaultyLibrary faulty = FaultyLibrary.compile(folder);
    Map<String, String> settings =
        Map.of("library", faulty.path().toString(), "librarySettings", "fault=nan");
    try (AnalyticsHost host = host();
        Engine engine = host.startEngine("nunchi.native", settings)) {
      List<DroppedFrame> dropped = new CopyOnWriteArrayList<>();
      assertThat(results(host, engine, "gate", dropped)).isEmpty();
      assertThat(dropped).hasSize(FRAMES);
      assertThat(dropped.subList(0, VIOLATIONS_UNTIL_RESTART))
          .allMatch(frame -> frame.reason() == DropReason.CONTRACT_VIOLATION)
          .allSatisfy(
              frame ->
                  assertThat(frame.problems())
                      .extracting(Problem::code)
                      .isNotEmpty()
                      .isSubsetOf("NUN-4002", "NUN-4003"));
      assertThat(dropped.subList(VIOLATIONS_UNTIL_RESTART, FRAMES))
          .extracting(DroppedFrame::reason)
          .isSubsetOf(
              DropReason.ANALYZER_DOWN, DropReason.CONTRACT_VIOLATION, DropReason.QUARANTINED);
    }
  }

  @Test
  void leaveTheJvmAsTheyFoundIt() throws Exception {
    Properties before = (Properties) System.getProperties().clone();
    try (AnalyticsHost host = host();
        Engine classic = host.startEngine("nunchi.classic", Map.of())) {
      assertThat(classic.status().actualProvider()).isEqualTo("cpu");
      assertThat(System.getProperties()).isEqualTo(before);
      try (java.util.stream.Stream<Path> files = Files.walk(folder)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .contains(System.mapLibraryName("nunchi_classic"))
            .anyMatch(name -> name.startsWith("libjnidispatch."));
      }
    }
  }

  private static List<FrameResult> results(AnalyticsHost host, Engine engine, String camera)
      throws HostException, InterruptedException {
    return results(host, engine, camera, new ArrayList<>());
  }

  private static List<FrameResult> results(
      AnalyticsHost host, Engine engine, String camera, List<DroppedFrame> dropped)
      throws HostException, InterruptedException {
    WalkerScene scene = WalkerScene.of(320, 240, PixelFormat.BGR);
    List<AnalyzedFrame> analyzed = new CopyOnWriteArrayList<>();
    StreamListener listener =
        new StreamListener() {
          @Override
          public void onResult(AnalyzedFrame result) {
            analyzed.add(result);
          }

          @Override
          public void onDropped(DroppedFrame frame) {
            dropped.add(frame);
          }
        };
    try (Stream stream = host.openStream(Camera.named(camera), engine, listener)) {
      for (int i = 0; i < FRAMES; i++) {
        assertThat(Offer.isAccepted(stream.offer(buffer(scene, i)))).isTrue();
        assertThat(stream.awaitIdle(Duration.ofSeconds(20))).isTrue();
      }
    }
    return analyzed.stream().map(AnalyzedFrame::result).toList();
  }

  private static FrameBuffer buffer(WalkerScene scene, int index) {
    Plane drawn = scene.frame(index).planes().get(0);
    FrameBuffer buffer = FrameBuffer.allocate(scene.width(), scene.height(), scene.format());
    buffer.memory(0).put(drawn.buffer());
    return buffer.captured(scene.frame(index).captureTime(), System.nanoTime());
  }

  private static void assertFollowsTheWalker(List<FrameResult> results) {
    WalkerScene scene = WalkerScene.of(320, 240, PixelFormat.BGR);
    assertThat(results).hasSize(FRAMES);
    List<Integer> found = new ArrayList<>();
    for (int i = WalkerScene.EMPTY_FRAMES + 10; i < FRAMES; i++) {
      if (scene.bestIou(results.get(i), i) >= 0.5f) {
        found.add(i);
      }
    }
    assertThat(found).as("frames in which the walker is found").hasSizeGreaterThan(15);
  }
}
