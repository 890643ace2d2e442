package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.Clips;
import io.nunchi.cli.testing.ScriptedPluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Compares two settings of the scripted plugin: one is blind in every fifth frame. */
class ModelsCompareCommandTest {

  private static final int FRAMES = 12;

  @TempDir private Path temporary = Path.of("");
  private Path plugins = Path.of("");
  private Path dataset = Path.of("");

  @BeforeEach
  void prepare() throws Exception {
    plugins = ScriptedPluginJar.packInto(temporary);
    dataset = temporary.resolve("street");
    StringBuilder rows = new StringBuilder();
    for (int frame = 1; frame <= FRAMES; frame++) {
      Path image = dataset.resolve("img1/%06d.png".formatted(frame));
      Files.createDirectories(image.getParent());
      ImageIO.write(Clips.picture(64, 48, 1), "png", image.toFile());
      rows.append(frame).append(",1,16,24,16,12,1,-1,-1,-1\n");
    }
    Files.createDirectories(dataset.resolve("gt"));
    Files.writeString(dataset.resolve("gt/gt.txt"), rows);
  }

  private CommandRun compare(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "models",
                "compare",
                "--dataset",
                dataset.toString(),
                "--plugin-directory",
                plugins.toString(),
                "--out",
                temporary.resolve("out").toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void writesTableDocumentAndPicture() throws IOException {
    CommandRun run =
        compare("--analyzer", "test.scripted", "--analyzer", "test.scripted,mode=blind");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("12 frames, the same for all")
        .containsPattern("\\* +test\\.scripted +100\\.0 %")
        .containsPattern("test\\.scripted,mode=blind +\\d\\d\\.\\d %.* 16\\.7 %")
        .contains("report.html");
    String page = Files.readString(temporary.resolve("out/report.html"));
    assertThat(page)
        .contains("2 models on street", "test.scripted,mode=blind", "data:image/svg+xml");
  }

  @Test
  void theDocumentHasEveryFigureOfEachModel() {
    CommandRun run = compare("--analyzer", "test.scripted", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode model = run.json().path("models").path(0);
    assertThat(model.path("name").asString()).isEqualTo("test.scripted");
    assertThat(model.path("AP").asDouble()).isEqualTo(1);
    assertThat(model.path("personErrorRate").asDouble()).isZero();
    assertThat(model.path("millisP50").asDouble()).isPositive();
    assertThat(model.path("paretoOptimal").asBoolean()).isTrue();
    assertThat(model.path("analyzer").path("plugin").asString()).isEqualTo("test.scripted");
    assertThat(run.json().path("frames").asInt()).isEqualTo(FRAMES);
  }

  @Test
  void aFailureLeavesNoFileOfAnEarlierRun() throws IOException {
    Path page = temporary.resolve("out/report.html");
    Files.createDirectories(page.getParent());
    Files.writeString(page, "an earlier run");

    CommandRun run = compare("--analyzer", "test.scripted,mode=reject");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("NUN-7017");
    assertThat(page).doesNotExist();
  }

  @Test
  void nothingToCompareIsAMistakeOfTheCommandLine() {
    CommandRun run = compare();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("NUN-7001", "a model package, or --analyzer");
  }
}
