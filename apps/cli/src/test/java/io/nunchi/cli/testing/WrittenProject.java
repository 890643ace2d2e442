package io.nunchi.cli.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A project in C as {@code nunchi new-analyzer --c} writes it, in a folder with a space. */
public record WrittenProject(Path folder) {

  /** Writes a project; skips the test where there is no C compiler. */
  public static WrittenProject writeTo(Path parent) throws Exception {
    assumeTrue(
        new ProcessBuilder("sh", "-c", "command -v cc").start().waitFor() == 0,
        "needs a C compiler: cc is not on the PATH");
    Path folder = parent.resolve("red cars");
    try (Program making =
        Program.run(parent, "new-analyzer", folder.toString(), "--id", "acme.red-cars", "--c")) {
      assertThat(making.exitCode()).as(making.err()).isZero();
      assertThat(making.out()).contains("build.sh check", "./nunchi tck nunchi.native");
    }
    return new WrittenProject(folder);
  }

  /** Builds the library with the project's own script. */
  public Path buildLibrary() throws Exception {
    Path log = folder.resolve("build.log");
    Process build =
        new ProcessBuilder(List.of(folder.resolve("build.sh").toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(build.waitFor()).as(Files.readString(log)).isZero();
    return folder.resolve("build").resolve(System.mapLibraryName("red_cars"));
  }
}
