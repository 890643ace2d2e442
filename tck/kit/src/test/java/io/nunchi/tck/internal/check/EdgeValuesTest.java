package io.nunchi.tck.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.ChoiceType;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.LabelsType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.PointsType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.TextType;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeValuesTest {

  private static List<String> of(Setting<?> setting) {
    return EdgeValues.of(setting, List.of("person", "car"));
  }

  @Test
  void aRangeHasTwoEnds() {
    assertThat(of(Setting.of("n", new NumberType(0.25, 2, ""), 1.0, "N", "N.")))
        .containsExactly("0.25", "2.0");
    assertThat(of(Setting.of("i", new IntegerType(-3, 7, ""), 1L, "I", "I.")))
        .containsExactly("-3", "7");
  }

  @Test
  void aRangeWithoutAnEndEndsAtALargeNumber() {
    NumberType any = new NumberType(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "");

    assertThat(of(Setting.of("n", any, 1.0, "N", "N."))).containsExactly("-1.0E9", "1.0E9");
  }

  @Test
  void everyChoiceIsAnEdge() {
    assertThat(of(Setting.of("c", new ChoiceType(List.of("a", "b", "c")), "a", "C", "C.")))
        .containsExactly("a", "b", "c");
    assertThat(of(Setting.of("b", new BooleanType(), true, "B", "B.")))
        .containsExactly("true", "false");
  }

  @Test
  void aPolygonIsNothingATriangleManyCornersOrASpot() {
    List<String> values = of(Setting.of("p", new PointsType(true, 8), List.of(), "P", "P."));

    assertThat(values).hasSize(4).contains("", "0.1,0.1 0.9,0.1 0.5,0.9");
    assertThat(values.get(2).split(" ")).hasSize(8);
    assertThat(values.get(3)).isEqualTo("0.5,0.5 0.5,0.5 0.5,0.5");
  }

  @Test
  void aTriangleIsNoValueOfALineOfTwoPoints() {
    assertThat(of(Setting.of("l", new PointsType(false, 2), List.of(), "L", "L.")))
        .containsExactly("", "0,0.5 1,0.5", "1.0000,0.5000 0.0000,0.5000", "0.5,0.5 0.5,0.5");
  }

  @Test
  void labelsAreNoneAllOrUnknown() {
    assertThat(of(Setting.of("l", new LabelsType(), List.of(), "L", "L.")))
        .containsExactly("", "person,car", "no-such-label");
  }

  @Test
  void textIsEmptyOrNamesNothingWhereItsPatternAllowsThat() {
    assertThat(of(Setting.of("t", TextType.any("a path"), "", "T", "T.")))
        .containsExactly("", Provocations.NONSENSE);
    assertThat(of(Setting.of("t", new TextType("a colour", "red|blue"), "red", "T", "T.")))
        .isEmpty();
  }
}
