package io.nunchi.nativelib.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.nativelib.fixture.CCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the library's own C tests with every check that the compiler has to offer. */
class ClassicLibraryTest {

  /** The suites of main.c, the longest first; each runs in a process of its own. */
  private static final List<String> SUITES =
      List.of(
          "streams",
          "things",
          "following",
          "formats",
          "pictures",
          "arguments",
          "memory",
          "growth",
          "scale");

  @TempDir private static Path folder;

  @Tag("slow")
  @Test
  void passesItsCTestsUnderTheSanitizers() throws IOException {
    List<Path> sources = new ArrayList<>(CCompiler.classicSources());
    sources.addAll(CCompiler.classicTestSources());
    Path program =
        CCompiler.compile(
            sources,
            folder.resolve("classic_test"),
            "-g",
            "-O2",
            "-fno-omit-frame-pointer",
            "-fsanitize=address,undefined",
            "-fno-sanitize-recover=all");
    assertThat(SUITES.parallelStream().map(suite -> run(program, suite)))
        .allSatisfy(
            outcome -> {
              assertThat(outcome.output()).contains(" passed, 0 failed");
              assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            });
  }

  @Test
  void runsEverySuite() throws IOException {
    Pattern declared = Pattern.compile("void check_(\\w+)\\(void\\);");
    String header = Files.readString(CCompiler.testSource("classic/suites.h"));
    assertThat(declared.matcher(header).results().map(match -> match.group(1)))
        .containsExactlyInAnyOrderElementsOf(SUITES);
  }

  private static CCompiler.Outcome run(Path program, String suite) {
    return CCompiler.run(
        List.of(program.toString(), suite),
        Map.of("ASAN_OPTIONS", "detect_leaks=1", "UBSAN_OPTIONS", "print_stacktrace=1"));
  }
}
