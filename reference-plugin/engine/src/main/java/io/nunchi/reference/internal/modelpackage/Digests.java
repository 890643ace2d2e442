package io.nunchi.reference.internal.modelpackage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, as manifests write it. */
public final class Digests {

  private static final int PIECE_BYTES = 1 << 16;

  private Digests() {}

  /**
   * Computes a digest.
   *
   * @param bytes the bytes from position to limit; the position stays
   * @return 64 lower-case hexadecimal digits
   */
  public static String sha256(ByteBuffer bytes) {
    MessageDigest digest = newDigest();
    digest.update(bytes.duplicate());
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Computes the digest of a file.
   *
   * @param file the file; its position stays
   * @return 64 lower-case hexadecimal digits
   * @throws IOException if it cannot be read
   */
  public static String sha256(FileChannel file) throws IOException {
    MessageDigest digest = newDigest();
    ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
    long position = 0;
    for (int count = file.read(piece, 0); count >= 0; count = file.read(piece, position)) {
      position += count;
      digest.update(piece.flip());
      piece.clear();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
