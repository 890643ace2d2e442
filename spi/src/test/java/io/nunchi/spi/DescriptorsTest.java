package io.nunchi.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorsTest {

  private static PluginDescriptor plugin(String id, String name) {
    SettingsSchema engineSettings =
        SettingsSchema.of(
            Setting.of("fast", new BooleanType(), true, "Fast", "Trades accuracy for speed."));
    return PluginDescriptor.builder(id, name)
        .version("1.2")
        .vendor("Acme")
        .engineSettings(engineSettings)
        .build();
  }

  @Test
  void describesAPluginEquallyEveryTime() {
    assertThat(plugin("acme.people", "People")).isEqualTo(plugin("acme.people", "People"));
    assertThat(plugin("acme.people", "People")).isNotEqualTo(plugin("acme.cars", "People"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "people", "Acme.people", "acme.", ".acme", "acme people", "acme..p"})
  void refusesAPluginIdThatIsNotLowerCasePartsJoinedByDots(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plugin(id, "People"))
        .withMessageContaining("plugin id");
  }

  @Test
  void refusesABlankPluginName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plugin("acme.people", " "))
        .withMessageContaining("name");
  }

  @Test
  void aPluginTellsItsLicenceAndWhomItOwesThanks() {
    PluginDescriptor.Builder builder =
        PluginDescriptor.builder("acme.people", "People").version("1").vendor("Acme");
    assertThat(builder.build().license()).isEmpty();
    PluginDescriptor told = builder.license("Apache-2.0").attribution("Made with care.").build();
    assertThat(told.license()).contains("Apache-2.0");
    assertThat(told.attribution()).contains("Made with care.");
    assertThat(told).isNotEqualTo(plugin("acme.people", "People"));
  }

  @Test
  void refusesLabelsThatAreBlankOrDeclaredTwice() {
    EngineDescriptor.Builder twice = EngineDescriptor.builder().labels(List.of("car", "car"));
    assertThatIllegalArgumentException().isThrownBy(twice::build).withMessageContaining("twice");
    EngineDescriptor.Builder blank = EngineDescriptor.builder().ruleTypes(List.of(" "));
    assertThatIllegalArgumentException().isThrownBy(blank::build).withMessageContaining("blank");
  }

  @Test
  void refusesAnEngineWithoutPixelFormats() {
    EngineDescriptor.Builder none = EngineDescriptor.builder().pixelFormats(Set.of());
    assertThatIllegalArgumentException().isThrownBy(none::build);
  }

  @Test
  void refusesADigestThatIsNotSha256() {
    assertThat(ModelIdentity.of("yolox", "0".repeat(64)).id()).isEqualTo("yolox");
    assertThatIllegalArgumentException().isThrownBy(() -> ModelIdentity.of("yolox", "0"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelIdentity.of("yolox", "A".repeat(64)));
  }
}
