package io.nunchi.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every class with {@code @JCStressTest} in JVMs of its own. An outcome that a test forbids,
 * or an actor that never ends, fails.
 */
@Tag("slow")
@Timeout(value = 1, unit = TimeUnit.HOURS)
class JcstressTest {

  /** Five make a run of about a minute and a half on two processors. */
  private static final String ITERATIONS = System.getProperty("nunchi.repeat", "5");

  private static final String ITERATION_MILLIS = "100";

  @TempDir Path folder;

  @Test
  void noActorsMeetInAForbiddenWay() throws Exception {
    Path log = folder.resolve("log");
    Process jcstress =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djava.io.tmpdir=" + folder,
                    "-cp",
                    absoluteClassPath(),
                    "org.openjdk.jcstress.Main",
                    "-m",
                    "quick",
                    "-sc",
                    "false",
                    "-iters",
                    ITERATIONS,
                    "-time",
                    ITERATION_MILLIS,
                    "-t",
                    "io.nunchi",
                    "-r",
                    folder.resolve("results").toString()))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int exitCode = jcstress.waitFor();
    String told = Files.readString(log);
    assertThat(exitCode).as(told).isZero();
    assertThat(told)
        .contains("Failed tests: No matches.", "Error tests: No matches.")
        .containsPattern("All remaining tests: [1-9]");
  }

  /** The forked JVMs have another working directory. */
  private static String absoluteClassPath() {
    return String.join(
        File.pathSeparator,
        List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).stream()
            .filter(path -> !path.isEmpty())
            .map(path -> Path.of(path).toAbsolutePath().toString())
            .toList());
  }
}
