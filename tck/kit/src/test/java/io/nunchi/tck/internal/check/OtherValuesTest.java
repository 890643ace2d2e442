package io.nunchi.tck.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.geometry.Point;
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
import org.junit.jupiter.api.Test;

class OtherValuesTest {

  private static final List<String> LABELS = List.of("person", "bicycle", "car");

  @Test
  void ofANumberAreItsMiddleAndItsEnds() throws Exception {
    NumberType type = new NumberType(2, 6, "");

    assertThat(others(type, 3.0)).containsExactly("4.0", "6.0");
    assertThat(others(type, 4.0)).containsExactly("6.0", "2.0");
  }

  @Test
  void ofAnIntegerAreItsEnds() throws Exception {
    IntegerType type = new IntegerType(2, 6, "");

    assertThat(others(type, 3L)).containsExactly("6", "2");
    assertThat(others(type, 6L)).containsExactly("2");
  }

  @Test
  void ofATruthIsTheOtherOne() throws Exception {
    assertThat(others(new BooleanType(), true)).containsExactly("false");
    assertThat(others(new BooleanType(), false)).containsExactly("true");
  }

  @Test
  void ofAChoiceAreTheFirstTwoOthers() throws Exception {
    ChoiceType type = new ChoiceType(List.of("low", "middle", "high", "highest"));

    assertThat(others(type, "middle")).containsExactly("low", "high");
  }

  @Test
  void ofPointsAreALineOrAnAreaAndNone() throws Exception {
    assertThat(others(new PointsType(false, 8), List.of())).containsExactly("0.5,0.05 0.5,0.95");
    assertThat(others(new PointsType(true, 8), List.of()))
        .containsExactly("0.1,0.1 0.9,0.1 0.5,0.9");
    assertThat(others(new PointsType(false, 8), List.of(new Point(0, 0), new Point(1, 1))))
        .containsExactly("0.5,0.05 0.5,0.95", "");
  }

  @Test
  void ofLabelsAreTheFirstAndTheLastOfTheEngines() throws Exception {
    assertThat(others(new LabelsType(), List.of())).containsExactly("person", "car");
    assertThat(others(new LabelsType(), List.of("car"))).containsExactly("person");
    assertThat(others(new LabelsType(), List.of(), List.of("face"))).containsExactly("face");
    assertThat(others(new LabelsType(), List.of(), List.of())).isEmpty();
  }

  @Test
  void ofATextNobodyKnows() throws Exception {
    assertThat(others(TextType.any("a path"), "")).isEmpty();
  }

  private static <T> List<String> others(SettingType<T> type, T current) throws Exception {
    return others(type, current, LABELS);
  }

  private static <T> List<String> others(SettingType<T> type, T current, List<String> labels)
      throws Exception {
    Setting<T> setting = Setting.of("setting", type, current, "Setting", "A setting.");
    return OtherValues.of(setting, SettingsSchema.of(setting).parse(Map.of()), labels);
  }
}
