package io.nunchi.spi.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingTest {

  @Test
  void takesADefaultThatReadsBackAsItWasWritten() {
    Setting<List<String>> setting =
        Setting.of("labels", new LabelsType(), List.of("person", "car"), "Labels", "What to see.");
    assertThat(setting.defaultValue()).contains(List.of("person", "car"));
  }

  @Test
  void refusesADefaultThatReadsBackAsAnotherValue() {
    assertThatThrownBy(
            () -> Setting.of("labels", new LabelsType(), List.of(" person"), "Labels", "To see."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("labels")
        .hasMessageContaining("reads as another value");
  }

  @Test
  void refusesADefaultOutOfRange() {
    assertThatThrownBy(
            () -> Setting.of("mode", new ChoiceType(List.of("fast")), "slow", "Mode", "How."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slow");
  }

  @Test
  void refusesAChoiceThatNobodyCanWrite() {
    assertThatThrownBy(() -> new ChoiceType(List.of("fast", " slow ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("white space");
  }

  @Test
  void isChangeableLiveOnlyIfDeclaredSo() {
    Setting<Boolean> fixed = Setting.of("on", new BooleanType(), true, "On", "Whether.");
    Setting<Boolean> live = fixed.changeableLive();
    assertThat(fixed.isChangeableLive()).isFalse();
    assertThat(live.isChangeableLive()).isTrue();
    assertThat(live).isNotEqualTo(fixed).isEqualTo(fixed.changeableLive());
    assertThat(live.defaultValue()).isEqualTo(fixed.defaultValue());
  }
}
