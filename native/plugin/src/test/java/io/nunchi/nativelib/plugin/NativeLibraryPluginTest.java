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
import java.nio.file.Path;
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
