package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.ScriptedPluginJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TckCommandTest {

  @TempDir private Path folder = Path.of("");

  @Tag("slow") // all rules with the effort of a certificate
  @Test
  void doesNotCertifyAPluginThatBreaksRulesAndReportsEach() throws Exception {
    Path plugins = ScriptedPluginJar.packInto(folder);
    Path report = folder.resolve("report");

    CommandRun run =
        CommandRun.of(
            "tck", plugins.resolve(ScriptedPluginJar.ID).toString(), "--report", report.toString());

    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out()).contains("NOT certified", "FAILED   rule ", "  expected: ", "  check:  ");
    JsonNode json =
        JsonMapper.shared().readTree(Files.readString(report.resolve("tck-report.json")));
    assertThat(json.get("certified").asBoolean()).isFalse();
    assertThat(json.get("spiVersion").asString()).isEqualTo("1.0");
    assertThat(json.get("date").asString()).matches("20\\d\\d-.*Z");
    assertThat(json.get("machine").get("processors").asInt()).isPositive();
    assertThat(json.get("conditions").get("settings").get("engine")).isEmpty();
    JsonNode jar = json.get("plugin").get("jars").get(0);
    assertThat(jar.get("file").asString()).endsWith(".jar");
    assertThat(jar.get("sha256").asString()).matches("[0-9a-f]{64}");
    assertThat(
            json.get("executed").asInt()
                + json.get("notApplicable").asInt()
                + json.get("skipped").asInt())
        .isEqualTo(json.get("rules").asInt());
    assertThat(StreamSupport.stream(json.get("results").spliterator(), false))
        .filteredOn(
            result -> Set.of("SKIPPED", "NOT_APPLICABLE").contains(result.get("status").asString()))
        .allMatch(result -> !result.get("reason").asString().isBlank());
    assertThat(Files.readString(report.resolve("tck-report.html")))
        .contains("Not certified", "Failed rules:", "<a href=\"#rule-", "class=\"FAILED\"")
        .doesNotContain("http://", "https://");
    assertThat(Files.readString(report.resolve("TEST-nunchi-tck.xml")))
        .contains("<testsuite ", "failures=\"" + json.get("failed").asInt() + "\"", "<failure ");
  }

  @Test
  void saysThatThereIsNothingToVerify() {
    CommandRun run = CommandRun.of("tck", folder.resolve("missing.jar").toString());

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-1001", "NUN-4202");
  }

  @Test
  void saysWhichSettingIsWrong() throws Exception {
    Path plugins = ScriptedPluginJar.packInto(folder);

    CommandRun run =
        CommandRun.of(
            "tck", plugins.resolve(ScriptedPluginJar.ID).toString(), "--set", "speling=1");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-2001", "speling");
  }
}
