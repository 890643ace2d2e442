package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchHostCommandTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--streams",
        "--processor-streams",
        "--rounds",
        "--workers",
        "--seconds",
        "--rate"
      })
  void refusesToMeasureNothing(String option) {
    CommandRun run = CommandRun.of("bench", "host", "--simulate-accelerator", option, "0");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(option);
  }
}
