package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nunchi.cli.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A third party begins an analyzer in C, builds it, and looks at it at work. */
class NewNativeAnalyzerIT {

  @TempDir private Path folder = Path.of("");

  @Test
  void isBuiltInAFreshFolderAndAnalyzesFrames() throws Exception {
    assumeTrue(
        new ProcessBuilder("sh", "-c", "command -v cc").start().waitFor() == 0,
        "needs a C compiler: cc is not on the PATH");
    Path project = folder.resolve("red cars");
    try (Program making =
        Program.run(folder, "new-analyzer", project.toString(), "--id", "acme.red-cars", "--c")) {
      assertThat(making.exitCode()).as(making.err()).isZero();
      assertThat(making.out()).contains("build.sh check", "./nunchi tck nunchi.native");
    }
    Process build =
        new ProcessBuilder(List.of(project.resolve("build.sh").toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("build.log").toFile())
            .start();
    assertThat(build.waitFor()).as(Files.readString(folder.resolve("build.log"))).isZero();
    Path library = project.resolve("build").resolve(System.mapLibraryName("red_cars"));
    try (Program looking =
        Program.run(
            folder,
            "analyze",
            "scene:street-day?frames=5&width=320&height=180",
            "--plugin",
            "nunchi.native",
            "--set",
            "library=" + library,
            "--set",
            "librarySettings=brightness=180",
            "--out",
            "look")) {
      assertThat(looking.exitCode()).as(looking.err()).isZero();
      assertThat(looking.out()).contains("acme.red-cars 1.0");
    }
  }
}
