package io.nunchi.tck.internal.watch;

import io.nunchi.tck.report.FileDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** SHA-256 of files. */
public final class FileDigests {

  private FileDigests() {}

  /** The digests of a file, or of every file in a folder. */
  public static Set<String> in(Path fileOrFolder) throws IOException {
    Set<String> digests = new HashSet<>();
    for (Path file : files(fileOrFolder)) {
      digests.add(FileDigest.of(file).sha256());
    }
    return digests;
  }

  private static List<Path> files(Path fileOrFolder) throws IOException {
    try (Stream<Path> files = Files.walk(fileOrFolder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
