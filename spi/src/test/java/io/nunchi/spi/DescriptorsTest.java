package io.nunchi.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorsTest {

  private static PluginDescriptor plugin(String id, String name) {
    SettingsSchema engineSettings =
        SettingsSchema.of(
            Setting.of("fast", new BooleanType(), true, "Fast", "Trades accuracy for speed."));
    return new PluginDescriptor(id, name, "1.2", "Acme", engineSettings, SettingsSchema.of());
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
  void engineTakesEveryPixelFormatUnlessItSaysOtherwise() {
    EngineDescriptor all = EngineDescriptor.builder().labels(List.of("person")).build();
    assertThat(all.pixelFormats()).containsExactlyInAnyOrder(PixelFormat.values());
    EngineDescriptor one =
        EngineDescriptor.builder().pixelFormats(Set.of(PixelFormat.NV12)).build();
    assertThat(one.pixelFormats()).containsExactly(PixelFormat.NV12);
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
    assertThat(new ModelIdentity("yolox", "0".repeat(64)).id()).isEqualTo("yolox");
    assertThatIllegalArgumentException().isThrownBy(() -> new ModelIdentity("yolox", "0"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelIdentity("yolox", "A".repeat(64)));
  }

  @Test
  void refusesAStreamWithoutIdOrWithAnImpossibleFrameRate() throws Exception {
    Settings none = SettingsSchema.of().parse(Map.of());
    assertThat(new StreamInfo("gate", "Gate", 0, none).frameRate()).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> new StreamInfo(" ", "Gate", 25, none));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StreamInfo("gate", "Gate", Double.NaN, none));
    assertThatIllegalArgumentException().isThrownBy(() -> new StreamInfo("gate", "Gate", -1, none));
  }
}
