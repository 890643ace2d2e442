package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.Program;
import io.nunchi.cli.testing.RealFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command that a new user runs. */
class DemoIT {

  private static final String SIZE = "street-day?width=640&height=360&fps=5&frames=";

  @TempDir private Path folder = Path.of("");

  @Test
  void comparesTheIncumbentWithTheModelThatComesAlong() throws Exception {
    try (Program demo = Program.run(folder, "demo", "--scene", SIZE + 20)) {
      assertThat(demo.exitCode()).as(demo.err()).isZero();
      assertThat(demo.out()).contains("recall of person", "target/demo/report.html in a browser");
      assertThat(demo.out()).contains("The scene street-day is drawn");
      assertThat(demo.err()).contains("drawing street-day", "nunchi.classic", "starter");
    }
    assertThat(Files.readString(folder.resolve("target/demo/report.html")))
        .contains("nunchi.classic", "starter", "data:image/jpeg;base64,")
        .contains("A drawn scene with exact truth, not footage");
  }

  @Test
  void takesAModelThatTheUserNames() throws Exception {
    String file = RealFiles.require("models/yolox_nano.onnx").toString();
    Path model = folder.resolve("yolox-nano");
    try (Program adding = Program.run(folder, "models", "add", file, "--to", model.toString())) {
      assertThat(adding.exitCode()).as(adding.err()).isZero();
    }

    CommandRun demo = demo(model);

    assertThat(demo.exitCode()).as(demo.err()).isZero();
    assertThat(demo.err()).contains("nunchi.classic", "yolox-nano");
    assertThat(Files.readString(folder.resolve("demo/report.html"))).contains("yolox-nano");
  }

  @Test
  void refusesAModelThatIsNotThereBeforeAnythingIsDrawn() {
    CommandRun demo = demo(folder.resolve("nowhere"));

    assertThat(demo.exitCode()).isEqualTo(4);
    assertThat(demo.err()).startsWith("nunchi: NUN-5001");
    assertThat(folder.resolve("demo")).doesNotExist();
  }

  /** In this process, which saves time: the program is the same, and so are the packed plugins. */
  private CommandRun demo(Path model) {
    return CommandRun.of(
        "demo",
        "--model",
        model.toString(),
        "--scene",
        SIZE + 8,
        "--out",
        folder.resolve("demo").toString(),
        "--plugin-directory",
        Program.home().resolve("plugins").toString());
  }
}
