package io.nunchi.cli.internal.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** New keys, and their files. */
public final class PemFiles {

  private PemFiles() {}

  /** Makes a key: Ed25519, RSA, or one of a named curve. */
  public static KeyPair newKey(String kind) throws GeneralSecurityException {
    boolean curve = kind.startsWith("secp");
    KeyPairGenerator generator = KeyPairGenerator.getInstance(curve ? "EC" : kind);
    if (curve) {
      generator.initialize(new ECGenParameterSpec(kind));
    }
    return generator.generateKeyPair();
  }

  public static Path writePrivate(KeyPair pair, Path file) throws IOException {
    return write(file, "PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  public static Path writePublic(KeyPair pair, Path file) throws IOException {
    return write(file, "PUBLIC KEY", pair.getPublic().getEncoded());
  }

  static Path write(Path file, String label, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, text, label),
        StandardCharsets.US_ASCII);
  }
}
