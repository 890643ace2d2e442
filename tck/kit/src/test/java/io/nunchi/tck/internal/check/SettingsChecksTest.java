package io.nunchi.tck.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.ChoiceType;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.LabelsType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.PointsType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingType;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.spi.settings.TextType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsChecksTest {

  static Stream<SettingType<?>> typesThatRefuseSomeText() {
    return Stream.of(
        new NumberType(-5, 5, ""),
        new NumberType(-5, -1, ""),
        new IntegerType(0, 5, ""),
        new BooleanType(),
        new ChoiceType(List.of("low", "high")),
        new PointsType(true, 8),
        new PointsType(false, 8),
        new LabelsType());
  }

  @ParameterizedTest
  @MethodSource("typesThatRefuseSomeText")
  void theTextThatIsTriedIsUnfit(SettingType<?> type) {
    SettingsSchema schema =
        SettingsSchema.of(Setting.mandatory("setting", type, "Setting", "A setting."));
    String unfit = SettingsChecks.unfit(type).orElseThrow();

    assertThatThrownBy(() -> schema.parse(Map.of("setting", unfit)))
        .isInstanceOf(SettingsException.class);
  }

  @Test
  void noTextIsSurelyUnfitForATextThatOnlyThePluginKnows() {
    assertThat(SettingsChecks.unfit(TextType.any("a path"))).isEmpty();
  }
}
