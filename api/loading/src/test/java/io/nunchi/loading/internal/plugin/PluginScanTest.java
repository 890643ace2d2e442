package io.nunchi.loading.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.loading.PluginReport;
import io.nunchi.loading.PluginRequirements;
import io.nunchi.loading.PluginRequirements.Isolation;
import io.nunchi.loading.PluginRequirements.Need;
import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.trust.DigestAllowList;
import io.nunchi.loading.internal.trust.PluginTrust;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.SpiVersion;
import io.nunchi.spi.failure.Problem;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PluginScanTest {

  @TempDir Path folder;
  private final AtomicInteger realmsClosed = new AtomicInteger();
  private LoadingSupervision supervision;
  private NativeFolders natives;

  /** A plugin that can be loaded. */
  public static final class SoundPlugin implements AnalyzerPlugin {

    @Override
    public PluginDescriptor descriptor() {
      return PluginDescriptor.builder("test.sound", "Sound")
          .version("1.0")
          .vendor("Nunchi")
          .build();
    }

    @Override
    public AnalyzerEngine createEngine(EngineContext context) {
      throw new UnsupportedOperationException("these tests start no engine");
    }
  }

  @BeforeEach
  void open() throws Exception {
    supervision = LoadingSupervision.start(Duration.ofSeconds(30), Duration.ofSeconds(30));
    natives = NativeFolders.open(folder.resolve("natives"));
  }

  @AfterEach
  void close() {
    supervision.close();
    natives.close();
  }

  private Path sound() throws Exception {
    return sound(Map.of());
  }

  private Path sound(Map<String, String> attributes) throws Exception {
    TestJar jar = new TestJar();
    attributes.forEach(jar::attribute);
    return jar.attribute(SpiVersion.MANIFEST_ATTRIBUTE, SpiVersion.CURRENT.toString())
        .type(SoundPlugin.class)
        .text("META-INF/services/" + AnalyzerPlugin.class.getName(), SoundPlugin.class.getName())
        .write(folder.resolve("sound.jar"))
        .file();
  }

  private Inventory scan(PluginTrust trust, BooleanSupplier stopped, Path... locations) {
    LoaderServices services =
        new LoaderServices(natives, trust, supervision.calls(), realmsClosed::incrementAndGet);
    return new PluginScan(services, Inventory.EMPTY, stopped)
        .run((problems, warnings) -> List.of(locations));
  }

  /** Lets jars of this content pass, so that copies of them are made. */
  private static PluginTrust trusting(Path jar) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
    return new PluginTrust(
        Optional.of(DigestAllowList.of(List.of(HexFormat.of().formatHex(digest)), List.of())),
        Optional.empty());
  }

  /** Fails at one of the questions whether the scan is stopped. */
  private static BooleanSupplier failingAt(int question, Throwable failure) {
    AtomicInteger asked = new AtomicInteger();
    return () -> {
      if (asked.incrementAndGet() == question) {
        PluginScanTest.<RuntimeException>sneak(failure);
      }
      return false;
    };
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable failure) throws E {
    throw (E) failure;
  }

  private List<Path> foldersOfClassLoaders() throws Exception {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> entries = Files.walk(folder.resolve("natives"))) {
      entries.filter(entry -> entry.getNameCount() > folder.getNameCount() + 2).forEach(found::add);
    }
    return found;
  }

  private PluginReport reportOf(Map<String, String> attributes) throws Exception {
    Inventory found = scan(PluginTrust.everybody(), () -> false, sound(attributes));
    List<PluginReport> reports =
        found.candidates().values().stream().flatMap(it -> it.reports().stream()).toList();
    var unused = found.retireUnless(Inventory.EMPTY);
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).state()).isEqualTo(PluginReport.State.LOADED);
    return reports.get(0);
  }

  @Test
  void manifestSaysInWhichProcessThePluginIsToRun() throws Exception {
    PluginReport asking =
        reportOf(Map.of("Nunchi-Isolation", "worker", "Nunchi-Needs", "files, network"));
    assertThat(asking.requirements())
        .isEqualTo(new PluginRequirements(Isolation.WORKER, Set.of(Need.FILES, Need.NETWORK)));
    assertThat(asking.warnings()).isEmpty();
    assertThat(reportOf(Map.of()).requirements()).isEqualTo(PluginRequirements.NONE);
    assertThat(reportOf(Map.of("Nunchi-Isolation", "in-process")).requirements())
        .isEqualTo(PluginRequirements.NONE);
  }

  @Test
  void unknownValueOfTheManifestIsAWarningAndThePluginIsLoaded() throws Exception {
    PluginReport asking =
        reportOf(Map.of("Nunchi-Isolation", "submarine", "Nunchi-Needs", "files,camera,"));
    assertThat(asking.requirements())
        .isEqualTo(new PluginRequirements(Isolation.IN_PROCESS, Set.of(Need.FILES)));
    assertThat(asking.warnings())
        .extracting(Problem::code)
        .containsExactly("NUN-1031", "NUN-1031", "NUN-1031");
    assertThat(asking.warnings())
        .extracting(Problem::found)
        .containsExactly("submarine", "camera", "");
  }

  @Test
  void aJarThatPassesItsCheckIsLoadedFromACopy() throws Exception {
    Path jar = sound();

    Inventory scanned = scan(trusting(jar), () -> false, jar);

    assertThat(scanned.plugins()).hasSize(1);
    assertThat(foldersOfClassLoaders()).anyMatch(file -> file.endsWith("sound.jar"));
    assertThat(scanned.retireUnless(Inventory.EMPTY)).isEmpty();
    assertThat(foldersOfClassLoaders()).isEmpty();
  }

  @Test
  void aFailureOfTheScanRefusesThePluginAndLeavesNothingOpen() throws Exception {
    Path jar = sound();

    Inventory scanned =
        scan(trusting(jar), failingAt(2, new IllegalStateException("by a test")), jar);

    assertThat(scanned.plugins()).isEmpty();
    assertThat(scanned.report().plugins())
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.state()).isEqualTo(PluginReport.State.REFUSED);
              assertThat(report.problems().get(0).code()).isEqualTo("NUN-1003");
              assertThat(report.problems().get(0).found()).contains("by a test");
            });
    assertThat(realmsClosed).hasValue(1);
    assertThat(foldersOfClassLoaders()).isEmpty();
  }

  @Test
  void anErrorOfTheScanClosesWhatItHasLoadedBefore() throws Exception {
    Path jar = sound();
    Path other = Files.copy(jar, folder.resolve("other.jar"));

    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(
            () -> scan(trusting(jar), failingAt(4, new OutOfMemoryError("by a test")), jar, other));

    assertThat(realmsClosed).hasValue(1);
    assertThat(foldersOfClassLoaders()).isEmpty();
  }

  @Test
  void aJarThatTheJdkCannotOpenIsRefused() throws Exception {
    Path archive = new TestJar().text("nested.jar", "").write(folder.resolve("a.zip")).file();
    try (FileSystem inside = FileSystems.newFileSystem(archive)) {
      Inventory scanned = scan(PluginTrust.everybody(), () -> false, inside.getPath("/nested.jar"));

      assertThat(scanned.report().plugins())
          .singleElement()
          .satisfies(report -> assertThat(report.state()).isEqualTo(PluginReport.State.REFUSED));
    }
  }
}
