package io.nunchi.nativelib.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.nativelib.fixture.CCompiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the library's own C tests with every check that the compiler has to offer. */
class ClassicLibraryTest {

  @TempDir private static Path folder;

  @Test
  void passesItsCTestsUnderTheSanitizers() throws IOException {
    List<Path> sources = new ArrayList<>(CCompiler.classicSources());
    sources.addAll(CCompiler.classicTestSources());
    Path program =
        CCompiler.compile(
            sources,
            folder.resolve("classic_test"),
            "-g",
            "-O1",
            "-fno-omit-frame-pointer",
            "-fsanitize=address,undefined",
            "-fno-sanitize-recover=all");
    CCompiler.Outcome outcome =
        CCompiler.run(
            List.of(program.toString()),
            Map.of("ASAN_OPTIONS", "detect_leaks=1", "UBSAN_OPTIONS", "print_stacktrace=1"));
    assertThat(outcome.output()).as("what the C tests print").contains(" passed, 0 failed");
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
  }
}
