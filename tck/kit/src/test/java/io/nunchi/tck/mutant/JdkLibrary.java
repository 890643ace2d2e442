package io.nunchi.tck.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A native library of the JDK under another name, as good as any. */
public final class JdkLibrary {

  private JdkLibrary() {}

  /** Copies the library to a file and loads it, unless the file is there. */
  static void loadOnce(Path file) {
    if (!Files.exists(file)) {
      System.load(copyTo(file).toAbsolutePath().toString());
    }
  }

  /** Copies the library to a file, unless it is there. */
  public static Path copyTo(Path file) {
    try {
      return Files.exists(file)
          ? file
          : Files.copy(Path.of(System.getProperty("java.home"), "lib", "libprefs.so"), file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
