package io.nunchi.tck.internal.watch;

import io.nunchi.tck.report.FileDigest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
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
      digests.add(sha256(file));
    }
    return digests;
  }

  /** The digests of a jar, or of all jars of a folder in the order of their names. */
  public static List<FileDigest> ofPlugin(Path fileOrFolder) throws IOException {
    List<FileDigest> digests = new ArrayList<>();
    boolean folder = Files.isDirectory(fileOrFolder);
    for (Path file : files(fileOrFolder)) {
      if (!folder || file.toString().endsWith(".jar")) {
        Path name = folder ? fileOrFolder.relativize(file) : file.getFileName();
        digests.add(new FileDigest(String.valueOf(name), sha256(file)));
      }
    }
    return digests;
  }

  private static List<Path> files(Path fileOrFolder) throws IOException {
    try (Stream<Path> files = Files.walk(fileOrFolder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
      content.transferTo(OutputStream.nullOutputStream());
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
