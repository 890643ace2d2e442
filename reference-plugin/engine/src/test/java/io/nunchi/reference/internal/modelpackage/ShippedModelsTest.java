package io.nunchi.reference.internal.modelpackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.ReferencePlugin;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.wiring.Wiring;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.failure.EngineStartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedModelsTest {

  private static final long MAX_BYTES = 6_000_000;

  private final ModelPackageReader reader =
      Wiring.injector(TestHost.nativeFolder()).getInstance(ModelPackageReader.class);

  static Stream<String> locations() {
    return ShippedModels.locations().stream();
  }

  @ParameterizedTest
  @MethodSource("locations")
  void haveAManifestAModelAndAProbe(String location) throws Exception {
    ModelPackage read = reader.read(location, Duration.ofMinutes(1));
    assertThat(location).endsWith(":" + read.manifest().id());
    assertThat(read.manifest().labels()).containsExactly("person", "vehicle");
    assertThat(read.probeImage()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("locations")
  void findWhatTheirProbeExpects(String location) throws Exception {
    try (AnalyzerEngine engine = new ReferencePlugin().createEngine(TestHost.contextOf(location))) {
      engine.warmUp();
    }
  }

  @Test
  void areSmall() throws Exception {
    Path manifest =
        Path.of(
            Objects.requireNonNull(
                    ShippedModels.class.getResource("/shipped-models/starter/model.json"))
                .toURI());
    try (Stream<Path> files = Files.walk(manifest.resolve("../..").normalize())) {
      assertThat(files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum())
          .isLessThan(MAX_BYTES);
    }
  }

  @Test
  void areTheOnlyOnesThatTheirPrefixNames() {
    assertThatThrownBy(() -> reader.read("builtin:better", Duration.ofMinutes(1)))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("builtin:starter")
        .hasMessageContaining("builtin:better");
  }

  @Test
  void aPathIsNeverTakenForOne() {
    assertThatThrownBy(() -> reader.read("starter", Duration.ofMinutes(1)))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("there is no such model package");
  }

  @Test
  void readingThemIsBoundedInTime() {
    assertThatThrownBy(() -> reader.read(ShippedModels.STARTER, Duration.ZERO))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("not read in time");
  }

  @Test
  void anUnknownOneStartsNoEngine() {
    assertThatThrownBy(
            () -> new ReferencePlugin().createEngine(TestHost.contextOf("builtin:better")))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("no such model comes with the plugin");
  }
}
