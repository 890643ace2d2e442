package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.Recorder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineStartTest {

  @TempDir Path plugins;
  @TempDir Path natives;
  private AnalyticsHost host;

  @BeforeEach
  void buildHost() throws Exception {
    host =
        new HostBuilder().pluginDirectory(CommandedPlugin.in(plugins)).nativeRoot(natives).build();
  }

  @AfterEach
  void closeHost() {
    host.close();
  }

  private String codeOfStart(String pluginId, Map<String, String> settings) {
    return catchThrowableOfType(HostException.class, () -> host.startEngine(pluginId, settings))
        .problems()
        .get(0)
        .code();
  }

  @Test
  void namesTheGenerationOfEveryEngine() throws Exception {
    try (Engine first = host.startEngine("test.scripted", Map.of());
        Engine second = host.startEngine("test.scripted", Map.of())) {
      assertThat(first.generation().pluginId()).isEqualTo("test.scripted");
      assertThat(first.generation().pluginVersion()).isEqualTo("1.0");
      assertThat(second.generation().number()).isGreaterThan(first.generation().number());
      assertThat(first.descriptor().labels()).containsExactly("thing");
      assertThat(first.status().actualProvider()).isEqualTo("cpu");
    }
  }

  @Test
  void refusesAnUnknownPluginAndNamesTheKnownOnes() {
    HostException unknown =
        catchThrowableOfType(
            HostException.class, () -> host.startEngine("test.scriptet", Map.of()));
    assertThat(unknown.problems().get(0).code()).isEqualTo("NUN-1010");
    assertThat(unknown.problems().get(0).expected()).contains("test.scripted");
  }

  @Test
  void refusesUnknownAndUnfitSettings() {
    assertThat(codeOfStart("test.scripted", Map.of("gaet", "x"))).isEqualTo("NUN-2001");
    assertThat(codeOfStart("test.scripted", Map.of("start", "slowly"))).isEqualTo("NUN-2002");
  }

  @ParameterizedTest
  @CsvSource({"fail, TEST-0001", "throw, NUN-4501", "null, NUN-4501", "warm, TEST-0002"})
  void reportsWhyAnEngineDoesNotStart(String how, String code) {
    assertThat(codeOfStart("test.scripted", Map.of("start", how))).isEqualTo(code);
  }

  @Test
  void refusesAStreamWithUnfitSettingsAndLeavesItsIdFree() throws Exception {
    try (Engine engine = host.startEngine("test.scripted", Map.of())) {
      Camera unfit = new Camera("gate", "Gate", 0, Map.of("opens", "perhaps"));
      Camera broken = new Camera("gate", "Gate", 0, Map.of("opens", "false"));
      Camera good = Camera.named("gate");
      assertThat(codeOfOpen(unfit, engine)).isEqualTo("NUN-2002");
      assertThat(codeOfOpen(broken, engine)).isEqualTo("TEST-0003");
      try (Stream stream = host.openStream(good, engine, new Recorder())) {
        assertThat(stream.health().state()).isEqualTo(StreamHealth.State.STARTING);
        assertThat(codeOfOpen(good, engine)).isEqualTo("NUN-4504");
      }
      host.openStream(good, engine, new Recorder()).close();
    }
  }

  @Test
  void refusesAClosedEngineAndAClosedHost() throws Exception {
    Engine engine = host.startEngine("test.scripted", Map.of());
    engine.close();
    engine.close();
    assertThat(codeOfOpen(Camera.named("gate"), engine)).isEqualTo("NUN-4503");
    host.close();
    assertThat(codeOfStart("test.scripted", Map.of())).isEqualTo("NUN-4502");
  }

  private String codeOfOpen(Camera camera, Engine engine) {
    return catchThrowableOfType(
            HostException.class, () -> host.openStream(camera, engine, new Recorder()))
        .problems()
        .get(0)
        .code();
  }
}
