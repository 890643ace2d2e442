package io.nunchi.example.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the examples as docs/embedding.md says. */
@Timeout(120)
class ExampleIT {

  @ParameterizedTest
  @ValueSource(classes = {GateWatcher.class, GuiceGateWatcher.class})
  void saysWhoWalksPast(Class<?> example) throws Exception {
    String output = run(example.getName(), System.getProperty("nunchi.test.pluginDirectory"));
    assertThat(output)
        .containsPattern("\\d+: Detection\\[.*person")
        .contains("StreamCounters[offered=100");
  }

  private static String run(String mainClass, String plugins)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("nunchi.test.classPath"),
                mainClass,
                plugins)
            .redirectErrorStream(true)
            .start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).as(output).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }
}
