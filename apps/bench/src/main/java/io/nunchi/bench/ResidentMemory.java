package io.nunchi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory that this process occupies, natives and JVM included. */
final class ResidentMemory {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String LINE = "VmRSS:";

  private ResidentMemory() {}

  /** Resident bytes after a garbage collection; empty on systems other than Linux. */
  static OptionalLong bytesAfterCollection() {
    System.gc();
    if (!Files.isReadable(STATUS)) {
      return OptionalLong.empty();
    }
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(LINE))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
