package io.nunchi.cli.internal.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeProjectTest {

  private static final Path HEADER =
      Path.of("../../native/plugin/src/main/c/include/nunchi_vision.h");

  @TempDir private Path folder = Path.of("");

  private NativeProject written() throws Exception {
    NativeProject project =
        new NativeProject(
            AnalyzerNames.of(
                "acme.red-cars", Optional.empty(), Optional.empty(), Optional.of("Acme & Sons")),
            folder.resolve("red cars"));
    assertThat(project.write())
        .containsExactlyInAnyOrder(
            Path.of("README.md"),
            Path.of("build.sh"),
            Path.of(".gitignore"),
            Path.of("include/nunchi_vision.h"),
            Path.of("src/red_cars.c"),
            Path.of("test/red_cars_test.c"));
    return project;
  }

  @Test
  void writesAProjectUnderItsOwnNames() throws Exception {
    written();
    Path project = folder.resolve("red cars");
    assertThat(project.resolve("src/red_cars.c"))
        .content()
        .contains("\"acme.red-cars\"", "\"Red cars\"", "\"Acme & Sons\"");
    assertThat(project.resolve("include/nunchi_vision.h")).hasContent(Files.readString(HEADER));
    assertThat(project.resolve("README.md"))
        .content()
        .contains("./build.sh check", "library=" + project + "/build/libred_cars.so");
    assertThat(project.resolve("build.sh")).isExecutable();
  }

  @Test
  void passesItsOwnTestsUnderSanitizersAndIsBuilt() throws Exception {
    assumeTrue(compilerIsThere(), "needs a C compiler: cc is not on the PATH");
    NativeProject project = written();
    assertThat(build("check")).endsWith("all passed\n").doesNotContain("FAIL");
    assertThat(build("library")).contains("built ");
    assertThat(project.library()).isRegularFile();
  }

  private static boolean compilerIsThere() throws Exception {
    return new ProcessBuilder("sh", "-c", "command -v cc").start().waitFor() == 0;
  }

  private String build(String what) throws IOException, InterruptedException {
    Process build =
        new ProcessBuilder(List.of(folder.resolve("red cars/build.sh").toString(), what))
            .redirectErrorStream(true)
            .start();
    String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(build.waitFor()).as(output).isZero();
    return output;
  }
}
