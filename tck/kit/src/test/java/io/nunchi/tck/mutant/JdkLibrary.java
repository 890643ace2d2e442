package io.nunchi.tck.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A native library of the JDK under another name, as good as any. */
final class JdkLibrary {

  private JdkLibrary() {}

  /** Copies the library to a file and loads it, unless the file is there. */
  static void loadOnce(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.copy(Path.of(System.getProperty("java.home"), "lib", "libprefs.so"), file);
        System.load(file.toAbsolutePath().toString());
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
