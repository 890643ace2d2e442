package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.ScriptedPluginJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneCommandTest {

  @TempDir Path folder;

  private CommandRun export(String name, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("scene", name, "--out", folder.resolve("scene").toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void listsTheScenes() {
    assertThat(CommandRun.of("scene").out()).contains("street-day", "lobby-crowd");
  }

  @Test
  void writesASequenceThatCanBeAnalyzed() throws Exception {
    CommandRun run =
        export("street-day", "--width", "160", "--height", "90", "--frames", "3", "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().get("frames").asInt()).isEqualTo(3);
    Path scene = folder.resolve("scene");
    assertThat(scene.resolve("scene.mp4")).isNotEmptyFile();
    assertThat(scene.resolve("scene.mp4.part")).doesNotExist();
    assertThat(scene.resolve("img1/000003.jpg")).isNotEmptyFile();
    assertThat(Files.readString(scene.resolve("events.json"))).contains("\"rules\"");
    assertThat(Files.readAllLines(scene.resolve("gt/gt.txt")))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.split(",", -1)).hasSize(9));

    CommandRun analysis =
        CommandRun.analyze(
            scene,
            ScriptedPluginJar.packInto(folder),
            folder.resolve("out"),
            "--no-video",
            "--json");
    assertThat(analysis.exitCode()).isZero();
    assertThat(analysis.json().get("frames").get("analyzed").asInt()).isEqualTo(3);
  }

  @Test
  void lowQualityShowsCompression() throws Exception {
    export("street-day", "--width", "320", "--height", "180", "--frames", "1", "--no-video");
    long usual = Files.size(folder.resolve("scene/img1/000001.jpg"));
    Files.move(folder.resolve("scene"), folder.resolve("usual"));
    export(
        "street-day",
        "--width",
        "320",
        "--height",
        "180",
        "--frames",
        "1",
        "--no-video",
        "--quality",
        "10");

    assertThat(Files.size(folder.resolve("scene/img1/000001.jpg"))).isLessThan(usual / 3);
  }

  @Test
  void analyzesASceneThatWasNeverWritten() throws Exception {
    CommandRun run =
        CommandRun.of(
            "analyze",
            "scene:parking?width=96&height=64&frames=4",
            "--plugin",
            "test.scripted",
            "--plugin-directory",
            ScriptedPluginJar.packInto(folder).toString(),
            "--out",
            folder.resolve("out").toString(),
            "--no-video",
            "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().get("source").get("kind").asString()).isEqualTo("GENERATED_SCENE");
    assertThat(run.json().get("frames").get("analyzed").asInt()).isEqualTo(4);
  }

  @Test
  void refusesASceneThatDoesNotExist() {
    CommandRun run = export("moon");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-4301", "street-day");
    assertThat(folder.resolve("scene")).doesNotExist();
  }

  @Test
  void refusesAFolderThatHoldsFiles() throws Exception {
    Files.createDirectories(folder.resolve("scene"));
    Files.writeString(folder.resolve("scene/mine.txt"), "mine");

    assertThat(export("parking").err()).contains("NUN-7009");
  }
}
