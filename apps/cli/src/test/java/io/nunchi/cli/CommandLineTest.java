package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.ScriptedPluginJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @Test
  void saysItsVersion() {
    assertThat(CommandRun.of("--version").out()).startsWith("nunchi ").contains("SPI 1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fly",
        "analyze",
        "analyze clip.mp4",
        "analyze clip.mp4 --out o --speed 3",
        "analyze clip.mp4 --out o --set novalue",
        "analyze clip.mp4 --out o --model m --set model=n",
        "bench",
        "scene street-day",
        "scene street-day --out o --quality 0",
        "bench analyze clip.mp4 --frames 0",
        "bench analyze rtsp://camera"
      })
  void refusesACommandLineItDoesNotUnderstand(String line) {
    CommandRun run = CommandRun.of(line.isEmpty() ? new String[0] : line.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("nunchi: NUN-7001: ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void leavesTheOptionsOfAToolToIt() {
    String[] arguments = {"models", "verify", "--json", "--to=x", "builtin:starter"};

    assertThat(
            Main.commandLine()
                .parseArgs(arguments)
                .subcommand()
                .matchedPositionalValue(0, List.of()))
        .containsExactly("verify", "--json", "--to=x", "builtin:starter");
  }

  @Test
  void refusesACommandLineInJsonToo() {
    CommandRun run = CommandRun.of("analyze", "--json");

    assertThat(run.json().get("error").get("problems").get(0).get("code").asString())
        .isEqualTo("NUN-7001");
  }

  @Test
  void listsPlugins(@TempDir Path temporary) throws Exception {
    String plugins = ScriptedPluginJar.packInto(temporary).toString();

    CommandRun table = CommandRun.of("plugins", "--plugin-directory", plugins);
    CommandRun json = CommandRun.of("plugins", "--json", "--plugin-directory", plugins);

    assertThat(table.exitCode()).isZero();
    assertThat(table.out()).contains("LOADED", "test.scripted", "1.2.3", "in-process", "Tests");
    assertThat(json.json().get("plugins").get(0).get("id").asString()).isEqualTo("test.scripted");
    assertThat(json.json().get("plugins").get(0).get("spiVersion").asString()).isEqualTo("1.0");
    assertThat(json.json().get("plugins").get(0).get("isolation").asString())
        .isEqualTo("IN_PROCESS");
    assertThat(json.json().get("plugins").get(0).get("needs").isArray()).isTrue();
    assertThat(json.json().get("plugins").get(0).get("state").asString()).isEqualTo("LOADED");
    assertThat(json.json().get("plugins").get(0).get("engineSettings").isArray()).isTrue();
  }

  @Test
  void warnsOfAHiddenFileAndSucceeds(@TempDir Path temporary) throws Exception {
    Path plugins = ScriptedPluginJar.packInto(temporary);
    Files.writeString(plugins.resolve("._scripted.jar"), "not a jar");

    CommandRun text = CommandRun.of("plugins", "--plugin-directory", plugins.toString());
    CommandRun json = CommandRun.of("plugins", "--json", "--plugin-directory", plugins.toString());

    assertThat(text.exitCode()).isZero();
    assertThat(text.out()).contains("warning: NUN-1022", "._scripted.jar");
    assertThat(json.json().get("warnings").get(0).get("code").asString()).isEqualTo("NUN-1022");
  }

  @Test
  void listsSettingsAndSaysWhichOfThemAreLive(@TempDir Path temporary) throws Exception {
    String plugins = ScriptedPluginJar.packInto(temporary).toString();

    CommandRun run = CommandRun.of("plugins", "--settings", "--plugin-directory", plugins);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("KEY", "DEFAULT", "LIVE", "engine");
  }

  @Test
  void refusesJarsThatAreNotOnTheAllowList(@TempDir Path temporary) throws Exception {
    String plugins = ScriptedPluginJar.packInto(temporary).toString();
    Path allowed = Files.writeString(temporary.resolve("allowed"), "# none yet\n");

    CommandRun run =
        CommandRun.of(
            "plugins", "--plugin-directory", plugins, "--plugin-digests", allowed.toString());

    assertThat(run.out()).contains("REFUSED", "NUN-1012", "add this line to " + allowed);
  }

  @Test
  void failsWhenAPluginDirectoryIsMissing(@TempDir Path temporary) {
    CommandRun run =
        CommandRun.of("plugins", "--plugin-directory", temporary.resolve("none").toString());

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out()).contains("NUN-1001");
  }
}
