package io.nunchi.tck.internal.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
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
      digests.add(over(List.of(file)));
    }
    return digests;
  }

  /** One digest over a file, or over all jars of a folder in the order of their names. */
  public static String ofPlugin(Path fileOrFolder) throws IOException {
    return over(
        Files.isDirectory(fileOrFolder)
            ? files(fileOrFolder).stream().filter(file -> file.toString().endsWith(".jar")).toList()
            : List.of(fileOrFolder));
  }

  private static List<Path> files(Path fileOrFolder) throws IOException {
    try (Stream<Path> files = Files.walk(fileOrFolder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String over(List<Path> files) throws IOException {
    MessageDigest digest = sha256();
    for (Path file : files) {
      try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
        content.transferTo(java.io.OutputStream.nullOutputStream());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
