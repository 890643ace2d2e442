package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.Clips;
import io.nunchi.cli.testing.ScriptedPluginJar;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BenchAnalyzeCommandTest {

  @TempDir Path temporary = Path.of("");

  @Test
  void saysWorkloadCommandAndMachine() throws Exception {
    JsonNode report = bench("--json").json();

    assertThat(report.get("command").asString()).startsWith("nunchi bench analyze ");
    assertThat(report.get("workload").get("distinctFrames").asInt()).isEqualTo(4);
    assertThat(report.get("workload").get("width").asInt()).isEqualTo(64);
    assertThat(report.get("machine").get("processors").asInt()).isPositive();
    assertThat(report.get("frames").asInt()).isEqualTo(30);
    assertThat(report.get("allocatedBytesPerFrame").asLong()).isPositive();
    JsonNode stages = report.get("stageMillis");
    assertThat(stages.get("inference").get("median").asDouble()).isEqualTo(0.002);
    assertThat(stages.get("outsideInference").get("count").asLong()).isEqualTo(30);
    assertThat(stages.get("outsideInference").get("median").asDouble())
        .isGreaterThan(stages.get("check").get("median").asDouble());
  }

  @Test
  void saysHowToRunItAgainInAShell() throws Exception {
    CommandRun run = bench("--set", "mode=find", "--camera-set", "title=it's a gate", "--json");

    assertThat(run.json().get("command").asString())
        .contains("--set mode=find ", "--camera-set 'title=it'\\''s a gate' ")
        .contains("--plugin-directory " + temporary.resolve("plugins") + " ");
  }

  @Test
  void saysItToPeopleToo() throws Exception {
    assertThat(bench().out())
        .contains("command", "workload", "4 distinct frames, 64x48 BGR", "machine", "processors");
  }

  @Test
  void measuresConcurrentStreams() throws Exception {
    CommandRun run = bench("--streams", "3", "--workers", "2");
    assertThat(run.out())
        .contains("3 streams on 2 workers, each of them one frame at a time")
        .contains("90 frames after 15 of warm-up");
    JsonNode report = bench("--streams", "3", "--json").json();
    assertThat(report.get("streams").asInt()).isEqualTo(3);
    assertThat(report.get("stageMillis").get("analyze").get("count").asLong()).isEqualTo(90);
    assertThat(report.get("command").asString()).contains("--streams 3 ");
  }

  @Test
  void everyStreamNeedsAFrameOfItsOwn() throws Exception {
    CommandRun run = bench("--streams", "5");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("fewer frames than streams", "each of 5 streams", "4 frames");
  }

  @Test
  void refusesToMeasureFramesThatAreDropped() throws Exception {
    CommandRun run = bench("--set", "mode=reject");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("NUN-7017", "FRAME_REJECTED");
  }

  private CommandRun bench(String... more) throws Exception {
    Path images = Clips.images(temporary.resolve("images"), 64, 48, 4);
    Path plugins = ScriptedPluginJar.packInto(temporary);
    String[] fixed = {
      "bench",
      "analyze",
      images.toString(),
      "--plugin",
      ScriptedPluginJar.ID,
      "--plugin-directory",
      plugins.toString(),
      "--frames",
      "30",
      "--warmup",
      "5"
    };
    String[] all = Arrays.copyOf(fixed, fixed.length + more.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return CommandRun.of(all);
  }
}
