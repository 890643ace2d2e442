package io.nunchi.spi.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.spi.geometry.Point;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The types from which a VMS draws a form. */
class SettingTypesTest {

  @Test
  void nameTheirKind() {
    assertThat(new BooleanType().kind()).isEqualTo("boolean");
    assertThat(new ChoiceType(List.of("a")).kind()).isEqualTo("choice");
    assertThat(new IntegerType(0, 1, "").kind()).isEqualTo("integer");
    assertThat(new NumberType(0, 1, "").kind()).isEqualTo("number");
    assertThat(new LabelsType().kind()).isEqualTo("labels");
    assertThat(TextType.any("a path").kind()).isEqualTo("text");
    assertThat(new PointsType(true, 8).kind()).isEqualTo("polygon");
    assertThat(new PointsType(false, 8).kind()).isEqualTo("polyline");
  }

  @Test
  void sayWhatTheyTake() {
    assertThat(new BooleanType().description()).isEqualTo("true or false");
    assertThat(new ChoiceType(List.of("a", "b")).description()).isEqualTo("one of a, b");
    assertThat(new IntegerType(0, 9, "ms").description())
        .isEqualTo("a whole number from 0 to 9 ms");
    assertThat(new NumberType(0, 1, "").description()).isEqualTo("a number from 0.0 to 1.0");
    assertThat(new NumberType(0, 1, "s").description()).isEqualTo("a number from 0.0 to 1.0 s");
    assertThat(new LabelsType().description()).startsWith("labels joined by commas");
    assertThat(TextType.any("a path").description()).isEqualTo("a path");
    assertThat(new PointsType(true, 8).description()).startsWith("3 to 8 points");
  }

  @Test
  void takeTheEndsOfTheirRange() {
    IntegerType whole = new IntegerType(-2, 5, "");
    assertThat(whole.problemWith(-2L)).isEmpty();
    assertThat(whole.problemWith(5L)).isEmpty();
    assertThat(whole.problemWith(6L)).contains("6 is out of range");
    assertThat(new IntegerType(3, 3, "").problemWith(3L)).isEmpty();
    assertThat(new NumberType(1.5, 1.5, "").problemWith(1.5)).isEmpty();
    assertThat(new PointsType(false, 2).problemWith(List.of(new Point(0, 1), new Point(1, 0))))
        .isEmpty();
    assertThat(new PointsType(false, 2).problemWith(List.of(new Point(0, 1), new Point(2, 0))))
        .contains("2.0,0.0 lies outside the picture");
  }

  @Test
  void readNothingElse() {
    assertThat(new BooleanType().parse(" false ")).isFalse();
    assertThat(new BooleanType().parse("true")).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> new BooleanType().parse("yes"));
    assertThat(new TextType("digits", "\\d+").problemWith("a1"))
        .contains("\"a1\" does not match \\d+");
  }

  @Test
  void settingsAreEqualByWhatTheyHold() throws Exception {
    Setting<Boolean> fast = Setting.of("fast", new BooleanType(), true, "Fast", "Help.");
    Setting<Boolean> slow = Setting.of("slow", new BooleanType(), true, "Slow", "Help.");
    SettingsSchema schema = SettingsSchema.of(fast);

    assertThat(fast).isNotEqualTo(slow).isNotEqualTo("fast");
    assertThat(fast.hashCode()).isNotEqualTo(slow.hashCode());
    assertThat(fast.toString()).contains("fast");
    assertThat(fast.title()).isEqualTo("Fast");
    assertThat(schema).isNotEqualTo(SettingsSchema.of(slow)).isNotEqualTo("fast");
    assertThat(schema.hashCode()).isNotEqualTo(SettingsSchema.of(slow).hashCode());
    assertThat(schema.toString()).contains("fast");

    Settings on = schema.parse(Map.of("fast", "true"));
    Settings off = schema.parse(Map.of("fast", "false"));
    assertThat(on).isNotEqualTo(off).isNotEqualTo("true");
    assertThat(on.hashCode()).isNotEqualTo(off.hashCode());
    assertThat(on.toString()).contains("fast", "true");
  }
}
