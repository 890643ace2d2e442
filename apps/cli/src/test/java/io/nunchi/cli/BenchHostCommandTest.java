package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchHostCommandTest {

  @Test
  void refusesToMeasureNothing() {
    CommandRun run = CommandRun.of("bench", "host", "--streams", "0");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--streams");
  }
}
