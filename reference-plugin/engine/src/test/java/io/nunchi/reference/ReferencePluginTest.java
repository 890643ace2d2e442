package io.nunchi.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.failure.SettingsException;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ReferencePluginTest {

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(AnalyzerPlugin.class).stream().map(ServiceLoader.Provider::type))
        .contains(ReferencePlugin.class);
  }

  @Test
  void describesItselfEquallyEveryTimeWithTheVersionOfItsBuild() {
    ReferencePlugin plugin = new ReferencePlugin();
    assertThat(plugin.descriptor()).isEqualTo(new ReferencePlugin().descriptor());
    assertThat(plugin.descriptor().id()).isEqualTo("nunchi.reference");
    assertThat(plugin.descriptor().version()).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void needsNothingToStart() throws Exception {
    assertThat(new ReferencePlugin().descriptor().engineSettings().parse(Map.of()).toText())
        .containsEntry("model", "builtin:starter")
        .containsEntry("provider", "require cpu")
        .containsEntry("confidence", "0.0")
        .containsEntry("labels", "")
        .containsEntry("intraOpThreads", "1")
        .containsEntry("spinning", "false")
        .containsEntry("loadTimeout", "120");
  }

  @Test
  void refusesSettingsBeforeAnythingIsLoaded() {
    for (Map<String, String> wrong :
        List.of(
            Map.of("model", " "),
            Map.of("model", "x", "provider", "gpu please"),
            Map.of("model", "x", "confidence", "2"),
            Map.of("model", "x", "threads", "1"))) {
      assertThatThrownBy(() -> new ReferencePlugin().descriptor().engineSettings().parse(wrong))
          .isInstanceOf(SettingsException.class);
    }
  }
}
