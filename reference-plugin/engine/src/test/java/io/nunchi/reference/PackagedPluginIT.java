package io.nunchi.reference;

import static io.nunchi.reference.internal.testing.TinyModels.cell;
import static io.nunchi.reference.internal.testing.TinyModels.noCells;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.Offer;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.loading.PluginReport;
import io.nunchi.reference.internal.testing.ProbedModel;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.spi.frame.PixelFormat;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged plugin in real hosts, each of which loads a copy of it with its natives. */
@Timeout(120)
class PackagedPluginIT {

  private static final Path PLUGINS =
      Path.of(System.getProperty("nunchi.test.pluginDirectory", "target/plugin"));

  @TempDir private Path folder = Path.of("");

  @Test
  void isTheOnlyPluginOfItsDirectory() throws HostException {
    try (AnalyticsHost host = host()) {
      assertThat(host.loadReport().problems()).isEmpty();
      assertThat(host.loadReport().plugins())
          .as(host.loadReport().toString())
          .allMatch(plugin -> plugin.state() == PluginReport.State.LOADED)
          .extracting(plugin -> plugin.descriptor().orElseThrow().id())
          .containsExactly("nunchi.reference");
    }
  }

  @Test
  void bringsNeitherTheContractNorTheModelsTool() throws Exception {
    try (java.util.stream.Stream<Path> jars = Files.list(PLUGINS.resolve("nunchi.reference"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString()))
          .anyMatch(jar -> jar.startsWith("onnxruntime"))
          .noneMatch(jar -> jar.startsWith("nunchi-spi") || jar.startsWith("nunchi-api"))
          .noneMatch(jar -> jar.startsWith("nunchi-models") || jar.startsWith("picocli"));
    }
  }

  @Test
  void aRunningEnginesProcessLoadsNeitherACommandLineParserNorADownloader() throws Exception {
    try (AnalyticsHost host = host();
        Engine engine = host.startEngine("nunchi.reference", Map.of("model", model().toString()))) {
      assertFindsThePerson(host, engine);
      assertThat(loadedClasses())
          .contains("io.nunchi.reference.internal.engine.ReferenceEngine")
          .doesNotContain("io.nunchi.models", "picocli", "java.net.http");
    }
  }

  /** The classes that this process has loaded, by class loader. */
  private static String loadedClasses() throws JMException {
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "vmClassloaders",
                new Object[] {new String[] {"show-classes=true"}},
                new String[] {String[].class.getName()});
  }

  @Test
  void bringsAModelThatRunsWhereNoneIsNamed() throws Exception {
    try (AnalyticsHost host = host();
        Engine engine = host.startEngine("nunchi.reference", Map.of());
        Stream stream = host.openStream(Camera.named("gate"), engine, frame -> {})) {
      assertThat(Offer.isAccepted(stream.offer(FrameBuffer.allocate(128, 64, PixelFormat.BGR))))
          .isTrue();
      assertThat(stream.awaitIdle(Duration.ofSeconds(20))).isTrue();
      assertThat(stream.counters().analyzed()).isOne();
    }
  }

  @Test
  void twoCopiesInferSideBySide() throws Exception {
    Map<String, String> settings = Map.of("model", model().toString());
    try (AnalyticsHost first = host();
        AnalyticsHost second = host();
        Engine engine = first.startEngine("nunchi.reference", settings);
        Engine copy = second.startEngine("nunchi.reference", settings)) {
      assertFindsThePerson(second, copy);
      assertFindsThePerson(first, engine);
      assertFindsThePerson(second, copy);
    }
  }

  @Test
  void infersInOneHostAfterAnother() throws Exception {
    Map<String, String> settings = Map.of("model", model().toString());
    for (int i = 0; i < 3; i++) {
      try (AnalyticsHost host = host();
          Engine engine = host.startEngine("nunchi.reference", settings)) {
        assertFindsThePerson(host, engine);
      }
    }
  }

  @Test
  void aSwapToAModelThatFailsItsProbeIsRefusedAndChangesNothing() throws Exception {
    Path broken = ProbedModel.write(folder.resolve("broken"), "car", 0.25);
    try (AnalyticsHost host = host();
        Engine engine = host.startEngine("nunchi.reference", Map.of("model", model().toString()))) {
      EngineGeneration before = engine.generation();
      assertThatExceptionOfType(HostException.class)
          .isThrownBy(() -> engine.swap(Map.of("model", broken.toString()), SwapPolicy.defaults()))
          .satisfies(
              refusal ->
                  assertThat(refusal.problems())
                      .singleElement()
                      .satisfies(
                          problem -> {
                            assertThat(problem.code()).isEqualTo("NUN-5020");
                            assertThat(problem.expected()).contains("car");
                            assertThat(problem.found()).contains("person");
                          }));
      assertThat(engine.generation()).isEqualTo(before);
      assertFindsThePerson(host, engine);

      Path sound = ProbedModel.write(folder.resolve("sound"), "person", 0.25);
      engine.swap(Map.of("model", sound.toString()), SwapPolicy.defaults());
      assertThat(engine.generation()).isNotEqualTo(before);
      assertFindsThePerson(host, engine);
    }
  }

  private AnalyticsHost host() throws HostException {
    return new HostBuilder().pluginDirectory(PLUGINS).nativeRoot(folder.resolve("natives")).build();
  }

  private Path model() throws Exception {
    float[] onePerson = cell(noCells(), 5, 0.5f, 0.5f, 0, 0, 0.9f, 1, 0);
    return TestPackages.write(
        folder.resolve("model"), TinyModels.yolox(onePerson), TestPackages.yoloxManifest());
  }

  private static void assertFindsThePerson(AnalyticsHost host, Engine engine) throws Exception {
    List<AnalyzedFrame> analyzed = new CopyOnWriteArrayList<>();
    try (Stream stream = host.openStream(Camera.named("gate"), engine, analyzed::add)) {
      assertThat(Offer.isAccepted(stream.offer(FrameBuffer.allocate(128, 64, PixelFormat.BGR))))
          .isTrue();
      assertThat(stream.awaitIdle(Duration.ofSeconds(20))).isTrue();
    }
    assertThat(analyzed)
        .singleElement()
        .satisfies(
            frame ->
                assertThat(frame.result().detections())
                    .singleElement()
                    .satisfies(found -> assertThat(found.label()).isEqualTo("person")));
  }
}
