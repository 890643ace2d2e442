package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchSceneCommandTest {

  private static final String SMALL = "parking?width=96&height=64&frames=3";

  @Test
  void measuresEachSceneItIsGiven() {
    CommandRun run =
        CommandRun.of(
            "bench",
            "scene",
            SMALL,
            "street-day?width=64&height=64",
            "--warmup",
            "1",
            "--frames",
            "4",
            "--format",
            "NV12",
            "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().get("format").asString()).isEqualTo("NV12");
    assertThat(run.json().get("scenes")).hasSize(2);
    assertThat(run.json().get("scenes").get(0).get("scene").asString()).isEqualTo("parking");
    assertThat(run.json().get("scenes").get(0).get("width").asInt()).isEqualTo(96);
    assertThat(run.json().get("scenes").get(1).get("framesPerSecond").asDouble()).isPositive();
  }

  @Test
  void printsATable() {
    CommandRun run = CommandRun.of("bench", "scene", SMALL, "--warmup", "0", "--frames", "1");

    assertThat(run.out()).contains("FRAMES/S", "parking", "96x64");
  }

  @Test
  void refusesASceneThatDoesNotExist() {
    CommandRun run = CommandRun.of("bench", "scene", "moon");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-4301");
  }

  @Test
  void refusesToMeasureNothing() {
    CommandRun run = CommandRun.of("bench", "scene", SMALL, "--frames", "0");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--frames", "at least 1");
  }
}
