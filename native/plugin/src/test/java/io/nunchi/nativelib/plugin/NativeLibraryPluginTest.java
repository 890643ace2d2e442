package io.nunchi.nativelib.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.nativelib.fixture.FaultyLibrary;
import io.nunchi.nativelib.fixture.TestContext;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.SettingsSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryPluginTest {

  @TempDir private static Path folder;
  private static Path library = Path.of("");

  private final NativeLibraryPlugin plugin = new NativeLibraryPlugin();
  private final SettingsSchema schema = plugin.descriptor().engineSettings();

  @BeforeAll
  static void compiles() {
    library = FaultyLibrary.compile(folder).path();
  }

  @Test
  void runsTheLibraryThatTheSettingsName() throws Exception {
    Map<String, String> settings =
        Map.of("library", library.toString(), "librarySettings", "size=20;note=hello");
    try (AnalyzerEngine engine = plugin.createEngine(TestContext.of(schema, settings, folder))) {
      assertThat(engine.status().reason()).contains(library.toString());
    }
  }

  @Test
  void runsTheFileThatTheHostTrustsInsteadOfTheNamedOne() throws Exception {
    Path trusted = Files.createDirectories(folder.resolve("trusted")).resolve("libcopy.so");
    Files.copy(library, trusted, StandardCopyOption.REPLACE_EXISTING);
    TestContext context =
        TestContext.of(schema, Map.of("library", library.toString()), folder)
            .trusting(asked -> asked.endsWith(library.getFileName()) ? trusted : asked);
    try (AnalyzerEngine engine = plugin.createEngine(context)) {
      assertThat(engine.status().reason()).contains(trusted.toString());
    }
  }

  @Test
  void passesTheHostsRefusalOnAndLoadsNothing() {
    Problem refusal = Problem.of("TEST-0001", "not on the list");
    TestContext context =
        TestContext.of(schema, Map.of("library", library.toString()), folder)
            .trusting(
                asked -> {
                  throw new EngineStartException(refusal);
                });
    EngineStartException refused =
        catchThrowableOfType(
            EngineStartException.class, () -> plugin.createEngine(context).close());
    assertThat(refused.problems()).containsExactly(refusal);
  }

  @Test
  void namesEveryWrongKeyOfTheLibrarysSettings() {
    Map<String, String> settings =
        Map.of("library", library.toString(), "librarySettings", "size=200;colour=red");
    EngineStartException refused =
        catchThrowableOfType(
            EngineStartException.class,
            () -> plugin.createEngine(TestContext.of(schema, settings, folder)).close());
    assertThat(refused.problems())
        .extracting(Problem::where)
        .containsExactly(
            "setting librarySettings, key size", "setting librarySettings, key colour");
  }

  @Test
  void cannotDoWithoutALibrary() {
    SettingsException refused =
        catchThrowableOfType(SettingsException.class, () -> schema.parse(Map.of()));
    assertThat(refused.problems().get(0).where()).isEqualTo("setting library");
  }

  @Test
  void knowsTheVersionOfTheBuild() {
    assertThat(plugin.descriptor().version()).matches("\\d+\\.\\d+.*");
  }
}
