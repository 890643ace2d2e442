package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.api.testing.ManualHost;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.small.PrintingTool;
import io.nunchi.api.testplugin.small.VersionedPlugin;
import io.nunchi.loading.LoadReport;
import io.nunchi.loading.PluginReport;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that come, change and go while the host runs. */
@Timeout(60)
class PluginReplacementTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path elsewhere;
  private final Pictures pictures = new Pictures();
  private final Recorder recorder = new Recorder();
  private ManualHost manual;
  private AnalyticsHost host;

  @BeforeEach
  void buildHost() throws Exception {
    manual = new ManualHost(plugins, natives, 2);
    host = manual.host();
  }

  @AfterEach
  void closeHost() {
    host.close();
    assertThat(pictures.unreleased()).isZero();
  }

  /** Puts a version of the plugin in place as an administrator should: by moving it there. */
  private void install(String version) throws IOException {
    Path jar = write(version);
    Files.move(jar, plugins.resolve("versioned.jar"), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path write(String version) throws IOException {
    Path jar = elsewhere.resolve("new.jar");
    new CompiledPlugin()
        .plugin(VersionedPlugin.class)
        .implementationVersion(version)
        .tool(PrintingTool.class)
        .write(jar);
    return jar;
  }

  private void analyze(Stream stream) throws InterruptedException {
    stream.offer(pictures.of(Command.DETECT));
    assertThat(stream.awaitIdle(LONG)).isTrue();
  }

  private WeakReference<ClassLoader> classLoader() throws HostException {
    List<WeakReference<ClassLoader>> seen = new ArrayList<>();
    PrintWriter out =
        new PrintWriter(Writer.nullWriter()) {
          @Override
          public void print(String text) {
            seen.add(new WeakReference<>(Thread.currentThread().getContextClassLoader()));
          }
        };
    host.findTool("test.versioned", "tool").orElseThrow().run(out, out);
    return seen.get(0);
  }

  private static void awaitGone(WeakReference<ClassLoader> loader) {
    for (int i = 0; i < 50 && loader.get() != null; i++) {
      System.gc();
    }
    assertThat(loader.get()).as("the class loader is unreachable").isNull();
  }

  @Test
  void pluginLoadsOnceTheOtherOneOfItsIdIsGone() throws Exception {
    install("1.0");
    Path twin = Files.copy(plugins.resolve("versioned.jar"), plugins.resolve("twin.jar"));
    assertThat(host.rescanPlugins().plugins())
        .extracting(PluginReport::state)
        .containsExactlyInAnyOrder(PluginReport.State.LOADED, PluginReport.State.REFUSED);
    Path loaded =
        host.loadReport().plugins().stream()
            .filter(plugin -> plugin.state() == PluginReport.State.LOADED)
            .findFirst()
            .orElseThrow()
            .location();
    Files.delete(loaded.endsWith("twin.jar") ? twin : plugins.resolve("versioned.jar"));
    assertThat(host.rescanPlugins().plugins())
        .extracting(PluginReport::state)
        .containsExactly(PluginReport.State.LOADED);
  }

  @Test
  void closedHostLoadsNothing() throws Exception {
    host.close();
    install("1.0");
    assertThat(host.rescanPlugins().plugins()).isEmpty();
  }

  @Test
  void addedPluginCanBeStarted() throws Exception {
    assertThat(host.loadReport().plugins()).isEmpty();
    install("1.0");
    assertThat(host.rescanPlugins().plugins()).hasSize(1);
    host.startEngine("test.versioned", Map.of()).close();
  }

  @Test
  void replacedPluginTakesEffectWithTheNextSwapAndTheOldClassesGo() throws Exception {
    install("1.0");
    host.rescanPlugins();
    WeakReference<ClassLoader> old = classLoader();
    Engine engine = host.startEngine("test.versioned", Map.of());
    Stream stream = host.openStream(Camera.named("gate"), engine, recorder);
    analyze(stream);
    install("2.0");
    assertThat(host.rescanPlugins().plugins())
        .singleElement()
        .satisfies(
            report -> assertThat(report.descriptor().orElseThrow().version()).isEqualTo("2.0"));
    analyze(stream);
    assertThat(old.get()).as("a running engine keeps its classes").isNotNull();
    engine.swap(Map.of(), SwapPolicy.defaults().withoutRollback());
    analyze(stream);
    assertThat(recorder.results())
        .extracting(frame -> frame.generation().pluginVersion())
        .containsExactly("1.0", "1.0", "2.0");
    assertThat(recorder.dropped()).isEmpty();
    awaitGone(old);
    assertThat(host.report().problems()).isEmpty();
  }

  @Test
  void ofTwentyReplacementsUnderWayNothingStays() throws Exception {
    Path jar = write("1.0");
    Files.copy(jar, plugins.resolve("versioned.jar"));
    host.rescanPlugins();
    Engine engine = host.startEngine("test.versioned", Map.of());
    Stream stream = host.openStream(Camera.named("gate"), engine, recorder);
    List<WeakReference<ClassLoader>> old = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      old.add(classLoader());
      analyze(stream);
      Path copy = Files.copy(jar, elsewhere.resolve("copy.jar"));
      Files.move(copy, plugins.resolve("versioned.jar"), StandardCopyOption.REPLACE_EXISTING);
      host.rescanPlugins();
      engine.swap(Map.of(), SwapPolicy.defaults().withoutRollback());
    }
    analyze(stream);
    old.forEach(PluginReplacementTest::awaitGone);
    assertThat(recorder.results()).hasSize(21);
    assertThat(host.report().problems()).isEmpty();
    try (var hosts = Files.list(natives)) {
      Path home = hosts.filter(Files::isDirectory).findFirst().orElseThrow();
      assertThat(home.toFile().list()).as("one folder, for the loader in use").hasSize(1);
    }
  }

  @Test
  void removedPluginCannotBeStartedAndItsClassesGoWithItsLastEngine() throws Exception {
    install("1.0");
    host.rescanPlugins();
    WeakReference<ClassLoader> old = classLoader();
    Engine engine = host.startEngine("test.versioned", Map.of());
    Stream stream = host.openStream(Camera.named("gate"), engine, recorder);
    Files.delete(plugins.resolve("versioned.jar"));
    assertThat(host.rescanPlugins().plugins()).isEmpty();
    HostException gone =
        catchThrowableOfType(
            HostException.class, () -> host.startEngine("test.versioned", Map.of()));
    assertThat(gone.problems().get(0).code()).isEqualTo("NUN-1010");
    analyze(stream);
    assertThat(recorder.results()).hasSize(1);
    engine.close();
    awaitGone(old);
  }

  @Test
  void nativeLibrariesThatStayLoadedAreSaid() throws Exception {
    install("1.0");
    host.rescanPlugins();
    host.startEngine("test.versioned", Map.of("natives", "true")).close();
    Files.delete(plugins.resolve("versioned.jar"));
    host.rescanPlugins();
    assertThat(host.report().problems()).extracting(Problem::code).containsExactly("NUN-1021");
  }

  @Test
  void jarThatIsOverwrittenInPlaceIsSaid() throws Exception {
    install("1.0");
    host.rescanPlugins();
    Files.write(plugins.resolve("versioned.jar"), Files.readAllBytes(write("2.0.0")));
    LoadReport report = host.rescanPlugins();
    assertThat(report.problems()).extracting(Problem::code).containsExactly("NUN-1009");
    assertThat(report.plugins().get(0).descriptor().orElseThrow().version()).isEqualTo("2.0.0");
  }

  @Test
  void brokenReplacementIsRefusedAndRunningEnginesGoOn() throws Exception {
    install("1.0");
    host.rescanPlugins();
    Engine engine = host.startEngine("test.versioned", Map.of());
    Stream stream = host.openStream(Camera.named("gate"), engine, recorder);
    Files.move(
        Files.writeString(elsewhere.resolve("broken.jar"), "no jar"),
        plugins.resolve("versioned.jar"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(host.rescanPlugins().plugins())
        .singleElement()
        .satisfies(report -> assertThat(report.state()).isEqualTo(PluginReport.State.REFUSED));
    analyze(stream);
    assertThat(recorder.results()).hasSize(1);
  }

  @Test
  void unchangedPluginIsNotLoadedAgain() throws Exception {
    install("1.0");
    host.rescanPlugins();
    WeakReference<ClassLoader> before = classLoader();
    host.rescanPlugins();
    assertThat(classLoader().get()).isSameAs(before.get());
  }
}
