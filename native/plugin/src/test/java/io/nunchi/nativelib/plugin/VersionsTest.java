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

/** Libraries of this version of {@code nunchi_vision.h} in a host of version 1.0. */
class VersionsTest {

  private static final String[] SANITIZED = {
    "-g", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"
  };

  @TempDir private static Path folder;

  @Test
  void theClassicLibraryRunsInAHostOf10() throws IOException {
    CCompiler.Outcome outcome = runInHostOf10(CCompiler.classicSources());
    assertThat(outcome.output()).isEqualTo("20 frames, 0 detections, as a host of 1.0 sees them\n");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void aLibraryThatUsesAllOf11RunsInAHostOf10() {
    CCompiler.Outcome outcome = runInHostOf10(List.of(CCompiler.testSource("complete/complete.c")));
    assertThat(outcome.output())
        .isEqualTo("20 frames, 40 detections, as a host of 1.0 sees them\n");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void aLibraryThatUsesAllOf11RunsUnderSanitizers() {
    Path program =
        CCompiler.compile(
            List.of(
                CCompiler.testSource("complete/complete.c"),
                CCompiler.testSource("complete/main.c")),
            folder.resolve("complete"),
            SANITIZED);
    CCompiler.Outcome outcome =
        CCompiler.run(List.of(program.toString()), Map.of("ASAN_OPTIONS", "detect_leaks=1"));
    assertThat(outcome.output()).isEqualTo("complete: all is well\n");
    assertThat(outcome.exitCode()).isZero();
  }

  private static CCompiler.Outcome runInHostOf10(List<Path> sources) {
    List<String> options = new ArrayList<>(List.of(SANITIZED));
    options.addAll(List.of("-fPIC", "-shared", "-fvisibility=hidden"));
    Path library =
        CCompiler.compile(
            sources,
            folder.resolve("libnew" + sources.size() + ".so"),
            options.toArray(String[]::new));
    Path host =
        CCompiler.compileAgainst10(
            List.of(CCompiler.testSource("abi-1.0/old_host.c"), library),
            folder.resolve("old_host" + sources.size()),
            SANITIZED);
    return CCompiler.run(List.of(host.toString()), Map.of("ASAN_OPTIONS", "detect_leaks=1"));
  }
}
