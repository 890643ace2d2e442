package io.nunchi.reference.internal.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 2,000 files that are almost models. Whoever loads one gets a typed failure or a model, never
 * anything else. ONNX Runtime is native code, so all this happens in another process; one that dies
 * is started again behind the model that it died of.
 */
class MutatedModelTest {

  private static final int MODELS = 2_000;
  private static final int MINUTES = 5;

  /** A model may ask for any amount of memory; this bounds what it can take from this machine. */
  private static final String WITH_BOUNDED_MEMORY = "ulimit -v 12000000; exec \"$@\"";

  @TempDir private Path folder;
  private final List<String> lines = new ArrayList<>();
  private final List<String> deaths = new ArrayList<>();

  @Test
  void everyMutatedModelIsRunOrRefusedAndNeverHarmsTheCaller() throws Exception {
    int next = 0;
    while (next < MODELS) {
      next = runFrom(next);
    }
    assertThat(deaths).isEmpty();
    assertThat(lines).noneMatch(line -> line.startsWith(MutatedModelRun.HARM));
    assertThat(count(MutatedModelRun.RAN) + count(MutatedModelRun.REFUSED)).isEqualTo(MODELS);
    assertThat(count(MutatedModelRun.RAN)).describedAs("some mutations are harmless").isPositive();
  }

  private long count(String outcome) {
    return lines.stream().filter(line -> line.startsWith(outcome)).count();
  }

  /** Runs until the end or the death of the process; gives the number to go on with. */
  private int runFrom(int first) throws IOException, InterruptedException {
    Path out = folder.resolve("out-" + first);
    Path err = folder.resolve("err-" + first);
    Process process =
        new ProcessBuilder(command(first))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      List<String> said = Files.readAllLines(out);
      lines.addAll(said);
      if (ended && process.exitValue() == 0) {
        return MODELS;
      }
      String last = said.isEmpty() ? "" : said.get(said.size() - 1);
      int number =
          last.startsWith(MutatedModelRun.BEGIN)
              ? Integer.parseInt(last.substring(MutatedModelRun.BEGIN.length()))
              : MODELS;
      deaths.add(
          "model %d: %s: %s"
              .formatted(
                  number,
                  ended ? "exit code " + process.exitValue() : "no end",
                  Files.readString(err).lines().limit(5).toList()));
      return number + 1;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private List<String> command(int first) {
    return List.of(
        "sh",
        "-c",
        WITH_BOUNDED_MEMORY,
        "sh",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=" + folder.resolve("hs_err.log"),
        "-cp",
        System.getProperty("java.class.path"),
        MutatedModelRun.class.getName(),
        String.valueOf(first),
        String.valueOf(MODELS),
        folder.resolve("package").toString());
  }
}
