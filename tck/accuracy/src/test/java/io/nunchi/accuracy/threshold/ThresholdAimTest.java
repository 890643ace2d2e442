package io.nunchi.accuracy.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdAimTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "least-error",
        "precision=0.9",
        "precision=1",
        "false-alarms-per-hour=0",
        "false-alarms-per-hour=12.5",
        "false-alarms-per-hour=1000"
      })
  void saysWhatItWasReadFrom(String text) {
    assertThat(ThresholdAim.parse(text)).map(ThresholdAim::toString).hasValue(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "precision",
        "precision=0",
        "precision=1.01",
        "precision=90%",
        "precision=-0.5",
        "precision=NaN",
        "precision=1e-1",
        "recall=0.9",
        "least-error=1",
        "false-alarms-per-hour=",
        "false-alarms-per-hour=-1",
        "Least-Error"
      })
  void takesNothingElse(String text) {
    assertThat(ThresholdAim.parse(text)).isEmpty();
  }
}
