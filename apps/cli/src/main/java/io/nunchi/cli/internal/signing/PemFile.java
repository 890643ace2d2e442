package io.nunchi.cli.internal.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Binary data between BEGIN and END lines (RFC 7468). */
final class PemFile {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final int MOST_BYTES = 1 << 20;

  private PemFile() {}

  /**
   * Reads the data of a block.
   *
   * @throws IOException if the file cannot be read or has no such block; the message says which
   *     blocks it has
   */
  static byte[] read(Path file, String label) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(Files.size(file) + " bytes, too many for a key");
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    Matcher block = BLOCK.matcher(text);
    StringBuilder others = new StringBuilder();
    while (block.find()) {
      if (block.group(1).equals(label)) {
        try {
          return Base64.getMimeDecoder().decode(block.group(2));
        } catch (IllegalArgumentException e) {
          throw new IOException("a block " + label + " that is not Base64", e);
        }
      }
      others.append(others.isEmpty() ? "" : ", ").append(block.group(1));
    }
    throw new IOException(others.isEmpty() ? "a file without PEM blocks" : "a block " + others);
  }
}
