package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.benchplugin.BenchPlugin;
import io.nunchi.cli.testing.ScriptedPluginJar;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BenchHostCommandTest {

  @TempDir Path temporary = Path.of("");

  private CommandRun bench(String... more) throws Exception {
    String[] fixed = {
      "bench",
      "host",
      "--plugin-directory",
      ScriptedPluginJar.pack(BenchPlugin.class, "nunchi.bench", temporary).toString(),
      "--seconds",
      "1",
      "--frames",
      "200"
    };
    String[] arguments = new String[fixed.length + more.length];
    System.arraycopy(fixed, 0, arguments, 0, fixed.length);
    System.arraycopy(more, 0, arguments, fixed.length, more.length);
    return CommandRun.of(arguments);
  }

  @Test
  void saysWhatTheHostCostsAndWhetherTargetsAreMet() throws Exception {
    CommandRun run = bench("--streams", "4", "--rate", "20", "--busy-millis", "1", "--json");
    JsonNode report = run.json();
    assertThat(report.get("load").get("streams").asInt()).isEqualTo(4);
    assertThat(report.get("load").get("offered").asLong()).isBetween(40L, 81L);
    assertThat(report.get("load").get("analyzed").asLong()).isBetween(1L, 81L);
    assertThat(report.get("overhead").get("backToBack").get("p50").asDouble()).isPositive();
    assertThat(report.get("overhead").get("backToBack").get("frames").asLong()).isEqualTo(200);
    assertThat(report.get("overhead").get("allocatedBytesPerFrame").asDouble()).isPositive();
    boolean anyMissed = false;
    for (JsonNode verdict : report.get("verdicts")) {
      anyMissed |= verdict.has("isMet") && !verdict.get("isMet").asBoolean();
    }
    assertThat(run.exitCode()).isEqualTo(anyMissed ? 1 : 0);
  }

  @Test
  void refusesToMeasureNothing() throws Exception {
    CommandRun run = bench("--streams", "0");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--streams");
  }
}
