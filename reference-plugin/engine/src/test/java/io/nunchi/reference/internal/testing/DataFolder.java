package io.nunchi.reference.internal.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Real footage, models and labels; a test that needs them is skipped where they are absent. */
public final class DataFolder {

  private static final String VARIABLE = "NUNCHI_DATA";
  private static final String DEFAULT = "../shared/data";

  private DataFolder() {}

  /** A file or folder among them. */
  public static Path require(String path) {
    Path wanted = folder(System.getenv(VARIABLE)).resolve(path);
    assumeTrue(
        Files.exists(wanted),
        () -> "skipped: there is no " + wanted + "; set " + VARIABLE + " to the test data");
    return wanted;
  }

  /** Relative to the repository, where people set it, and not to this module, where tests run. */
  static Path folder(@Nullable String configured) {
    Path repository = Path.of("..", "..").toAbsolutePath().normalize();
    return repository.resolve(Objects.requireNonNullElse(configured, DEFAULT)).normalize();
  }
}
