package io.nunchi.tck.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file and its SHA-256, as {@code sha256sum} prints them.
 *
 * <p>Immutable; any thread.
 *
 * @param file its name
 * @param sha256 64 lower-case hexadecimal digits
 */
public record FileDigest(String file, String sha256) {

  /**
   * Computes the digest of a file.
   *
   * @param file the file
   * @return its digest under its name
   * @throws IOException if it cannot be read
   */
  public static FileDigest of(Path file) throws IOException {
    MessageDigest digest = newSha256();
    try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    return new FileDigest(
        String.valueOf(file.getFileName()), HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * Computes the digests of a plugin's jars: those that a host loads.
   *
   * @param plugin its jar, or the folder that holds its jars
   * @return one digest for each jar, in the order of their names
   * @throws IOException if a jar cannot be read
   */
  public static List<FileDigest> ofPlugin(Path plugin) throws IOException {
    if (!Files.isDirectory(plugin)) {
      return List.of(of(plugin));
    }
    List<FileDigest> digests = new ArrayList<>();
    try (Stream<Path> files = Files.list(plugin)) {
      for (Path file : files.filter(FileDigest::isJar).sorted().toList()) {
        digests.add(of(file));
      }
    }
    return digests;
  }

  private static boolean isJar(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".jar") && !name.startsWith(".") && Files.isRegularFile(file);
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
