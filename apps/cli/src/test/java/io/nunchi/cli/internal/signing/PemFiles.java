package io.nunchi.cli.internal.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
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

  /**
   * Makes a key and its own certificate: {@code NAME-key.pem} and {@code NAME.pem}.
   *
   * @param kind {@code EC} or {@code Ed25519}
   */
  public static void writeCertified(String name, String kind, Path folder) throws Exception {
    char[] password = "for-this-test".toCharArray();
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                kind,
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(password))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool ended with " + keytool.exitValue());
    }
    KeyStore keys = KeyStore.getInstance(store.toFile(), password);
    write(
        folder.resolve(name + "-key.pem"), "PRIVATE KEY", keys.getKey(name, password).getEncoded());
    write(folder.resolve(name + ".pem"), "CERTIFICATE", keys.getCertificate(name).getEncoded());
  }
}
