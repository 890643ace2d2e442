package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.ScriptedPluginJar;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BenchOfferCommandTest {

  @TempDir Path temporary = Path.of("");

  private CommandRun bench(String offers, String format) throws Exception {
    return CommandRun.of(
        "bench",
        "offer",
        "--plugin",
        ScriptedPluginJar.ID,
        "--plugin-directory",
        ScriptedPluginJar.packInto(temporary).toString(),
        "--offers",
        offers,
        "--waking-offers",
        "10",
        format);
  }

  @Test
  void saysWhatAnOfferCosts() throws Exception {
    JsonNode report = bench("100", "--json").json();
    assertThat(report.get("whileBusy").get("offers").asLong()).isEqualTo(100);
    assertThat(report.get("whileIdle").get("offers").asLong()).isEqualTo(10);
    JsonNode median = report.get("whileBusy").get("median");
    assertThat(median.get("median").asDouble())
        .isBetween(median.get("min").asDouble(), median.get("max").asDouble());
    assertThat(report.get("firstOfferNanos").asLong()).isPositive();
    assertThat(report.get("command").asString()).contains("--offers 100");
  }

  @Test
  void refusesToMeasureNothing() throws Exception {
    CommandRun run = bench("0", "--json");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--offers");
  }
}
