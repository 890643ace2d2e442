package io.nunchi.reference.internal.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real footage, models and labels; a test that needs them is skipped where they are absent. */
public final class RealFiles {

  private static final String VARIABLE = "NUNCHI_DATA";

  private RealFiles() {}

  /** A file or folder among them. */
  public static Path require(String path) {
    String configured = System.getenv(VARIABLE);
    Path root = configured == null ? Path.of("..", "..", "shared", "data") : Path.of(configured);
    Path wanted = root.resolve(path).toAbsolutePath().normalize();
    assumeTrue(
        Files.exists(wanted),
        () -> "skipped: there is no " + wanted + "; set " + VARIABLE + " to the test data");
    return wanted;
  }
}
