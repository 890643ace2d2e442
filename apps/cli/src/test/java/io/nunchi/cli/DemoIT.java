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

  private static final String SCENE = "street-day?frames=20&width=640&height=360&fps=5";

  @TempDir private Path folder = Path.of("");

  @Test
  void comparesTheIncumbentWithAModelThatTheUserNames() throws Exception {
    String model = RealFiles.require("models/yolox_nano.onnx").toString();
    try (Program adding = Program.run(folder, "models", "add", model, "--to", "yolox-nano")) {
      assertThat(adding.exitCode()).as(adding.err()).isZero();
    }

    try (Program demo = Program.run(folder, "demo", "--model", "yolox-nano", "--scene", SCENE)) {
      assertThat(demo.exitCode()).as(demo.err()).isZero();
      assertThat(demo.out()).contains("recall of person", "target/demo/report.html in a browser");
      assertThat(demo.err()).contains("drawing street-day", "nunchi.classic", "yolox-nano");
    }
    assertThat(Files.readString(folder.resolve("target/demo/report.html")))
        .contains("nunchi.classic", "yolox-nano", "data:image/jpeg;base64,");
  }

  @Test
  void takesTheModelThatComesAlong() throws Exception {
    try (Program demo = Program.run(folder, "demo", "--scene", SCENE)) {
      assertThat(demo.exitCode()).as(demo.err()).isZero();
      assertThat(demo.err()).contains("nunchi.classic", "starter");
      assertThat(folder.resolve("target/demo/report.html")).isNotEmptyFile();
    }
  }

  @Test
  void refusesAModelThatIsNotThereBeforeAnythingIsDrawn() throws Exception {
    try (Program demo = Program.run(folder, "demo", "--model", "nowhere", "--scene", SCENE)) {
      assertThat(demo.exitCode()).isEqualTo(4);
      assertThat(demo.err()).startsWith("nunchi: NUN-5001");
      assertThat(folder.resolve("target")).doesNotExist();
    }
  }
}
