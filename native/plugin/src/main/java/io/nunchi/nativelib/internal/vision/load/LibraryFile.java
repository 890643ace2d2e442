package io.nunchi.nativelib.internal.vision.load;

import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A library's file as it was when it was looked at; refuses what is no shared library for this
 * machine before the operating system's loader gets to see it.
 *
 * @param path where it really is: absolute, without links
 * @param size its size in bytes
 * @param modified when it was last written
 */
record LibraryFile(Path path, long size, FileTime modified) {

  static LibraryFile check(Path path) throws EngineStartException {
    if (!path.isAbsolute() || !Files.isRegularFile(path)) {
      throw new EngineStartException(noSuchLibrary(path));
    }
    try {
      Path real = path.toRealPath();
      checkFormat(real);
      return new LibraryFile(real, Files.size(real), Files.getLastModifiedTime(real));
    } catch (IOException e) {
      throw new EngineStartException(
          noSuchLibrary(path).found("a file that cannot be read: " + e), e);
    }
  }

  private static Problem noSuchLibrary(Path path) {
    String found =
        !path.isAbsolute()
            ? "a relative path"
            : Files.isDirectory(path) ? "a directory" : "nothing there";
    return Problem.of(NativeErrors.NO_SUCH_LIBRARY, "there is no library at the path")
        .expected("the absolute path of a readable file")
        .found(found)
        .where(path.toString())
        .fix("correct the path; on a container or service, check that it sees this folder");
  }

  private static void checkFormat(Path path) throws IOException, EngineStartException {
    String expected = HostPlatform.libraryFormat().orElse("");
    if (expected.isEmpty()) {
      return;
    }
    byte[] start;
    try (InputStream file = Files.newInputStream(path)) {
      start = file.readNBytes(BinaryFormat.BYTES_NEEDED);
    }
    String found = BinaryFormat.describe(start);
    if (!found.equals(expected)) {
      throw new EngineStartException(
          Problem.of(
                  NativeErrors.WRONG_FILE_FORMAT,
                  "the file is no shared library of this operating system and processor")
              .expected(expected)
              .found(found)
              .where(path.toString())
              .fix("take the vendor's build for " + HostPlatform.folder()));
    }
  }
}
