package io.nunchi.reference.internal.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.NativeFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX Runtime starts in a process whose command line is as long as that of a real host. */
class LongCommandLineTest {

  private static final int LONG = 50_000;

  @TempDir private Path folder;

  /** The program of the process. */
  static final class Start {

    private Start() {}

    public static void main(String[] folder) throws Exception {
      OnnxRuntimeLibrary.load(new NativeFolder(Path.of(folder[0])));
      System.out.println("started");
    }
  }

  @Test
  void isNoReasonToEndTheProcess() throws Exception {
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlong=" + "x".repeat(LONG),
                "-cp",
                System.getProperty("java.class.path"),
                Start.class.getName(),
                Files.createDirectory(folder.resolve("natives")).toString())
            .redirectErrorStream(true)
            .redirectOutput(new File(said.toString()))
            .start();
    try {
      assertThat(process.waitFor()).describedAs(Files.readString(said)).isZero();
      assertThat(Files.readString(said)).contains("started");
    } finally {
      process.destroyForcibly();
    }
  }
}
