package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.Clips;
import io.nunchi.cli.testing.ScriptedPluginJar;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalyzeManyCommandTest {

  @TempDir Path temporary = Path.of("");
  private Path plugins = Path.of("");
  private Path out = Path.of("");
  private Path clip = Path.of("");

  @BeforeEach
  void packPlugin() throws IOException, URISyntaxException {
    plugins = ScriptedPluginJar.packInto(temporary);
    out = temporary.resolve("out");
    clip = Clips.mp4(temporary.resolve("clip.mp4"), 64, 48, 10, 10);
  }

  private CommandRun analyze(Path second, String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = second.toString();
    System.arraycopy(more, 0, arguments, 1, more.length);
    return CommandRun.analyze(clip, plugins, out, arguments);
  }

  private JsonNode summary(Path folder) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(folder.resolve("summary.json")));
  }

  private static long linesOf(Path folder) throws IOException {
    try (var lines = Files.lines(folder.resolve("results.jsonl"))) {
      return lines.count();
    }
  }

  @Test
  void eachSourceHasAFolderOfItsOwnEvenTheSameOneTwice() throws IOException {
    CommandRun run = analyze(clip);

    assertThat(run.exitCode()).as(run.err()).isZero();
    for (String camera : new String[] {"clip.mp4", "clip.mp4-2"}) {
      Path folder = out.resolve(camera);
      assertThat(linesOf(folder)).isEqualTo(10);
      assertThat(folder.resolve("annotated.mp4")).exists();
      assertThat(summary(folder).get("frames").get("analyzed").asLong()).isEqualTo(10);
      assertThat(run.out()).contains(folder.toString());
      assertThat(run.err()).contains("nunchi: " + camera + "  frame 10/10");
    }
    JsonNode all = summary(out);
    assertThat(all.get("sources")).hasSize(2);
    assertThat(all.get("sources").get(1).get("camera").asString()).isEqualTo("clip.mp4-2");
    assertThat(all.get("sources").get(1).get("frames").get("analyzed").asLong()).isEqualTo(10);
    assertThat(all.get("engine").get("generation").asLong()).as("one engine").isOne();
    assertThat(out.resolve("results.jsonl")).doesNotExist();
  }

  @Test
  void aSourceThatCannotBeReadDoesNotEndTheOthers() throws IOException {
    CommandRun run = analyze(temporary.resolve("missing.mp4"), "--no-video", "--json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("missing.mp4: NUN-7002");
    JsonNode sources = run.json().get("sources");
    assertThat(sources.get(0).get("exitCode").asInt()).isZero();
    assertThat(sources.get(0).get("frames").get("analyzed").asLong()).isEqualTo(10);
    assertThat(sources.get(1).get("exitCode").asInt()).isEqualTo(4);
    assertThat(sources.get(1).get("problems").get(0).get("code").asString()).isEqualTo("NUN-7002");
    assertThat(sources.get(1).has("folder")).isFalse();
    assertThat(run.json().get("exitCode").asInt()).isEqualTo(1);
  }

  @Test
  void whereEverySourceFailsAlikeTheExitCodeIsTheirs() {
    clip = temporary.resolve("missing1.mp4");
    assertThat(analyze(temporary.resolve("missing2.mp4")).exitCode()).isEqualTo(4);
  }

  @Test
  void optionsGoToTheSourcesThatTakeThem() throws IOException {
    Path folder = Clips.images(temporary.resolve("images"), 64, 48, 6);

    CommandRun run = analyze(folder, "--no-video", "--frame-rate", "2");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(summary(out.resolve("images")).get("source").get("frameRate").asDouble())
        .isEqualTo(2);
    assertThat(analyze(clip, "--overwrite", "--frame-rate", "2").exitCode()).isEqualTo(2);
    assertThat(analyze(clip, "--overwrite", "--duration", "2").exitCode()).isEqualTo(2);
  }

  @Test
  void refusesAFolderThatHoldsFiles() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("precious.txt"), "keep");

    assertThat(analyze(clip, "--no-video").err()).contains("NUN-7009");
    assertThat(analyze(clip, "--no-video", "--overwrite").exitCode()).isZero();
    assertThat(out.resolve("precious.txt")).hasContent("keep");
  }

  @Test
  void refusesAPortThatIsNone() {
    assertThat(analyze(clip, "--metrics-port", "70000").exitCode()).isEqualTo(2);
  }
}
