package io.nunchi.reference.internal.preprocess;

import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads OpenCV for tests, from a folder inside of the build's. */
final class OpenCvForTests {

  private OpenCvForTests() {}

  static void load() {
    try {
      Path folder = Files.createDirectories(Path.of("target", "test-natives"));
      OpenCvLibrary.load(new NativeFolder(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (EngineStartException e) {
      throw new IllegalStateException(e);
    }
  }
}
