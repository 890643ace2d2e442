package io.nunchi.cli.internal.signing;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signature over all bytes of a file, which lies beside it as {@code NAME.signature}.
 *
 * @param format {@link #FORMAT}
 * @param algorithm the signature algorithm, as the JDK names it
 * @param publicKey the signer's public key: SubjectPublicKeyInfo (DER) in Base64
 * @param fingerprint {@code SHA256:} and the SHA-256 of the public key's DER encoding
 * @param signature the signature in Base64
 */
public record FileSignature(
    String format, String algorithm, String publicKey, String fingerprint, String signature) {

  /** The form of the document; another one if a program must read it in another way. */
  public static final String FORMAT = "nunchi-signature-1";

  private static final String SUFFIX = ".signature";
  private static final int MOST_BYTES = 1 << 16;

  /** The file of a file's signature. */
  public static Path besides(Path file) {
    return file.resolveSibling(file.getFileName() + SUFFIX);
  }

  /** Signs a file, and writes the signature beside it. */
  public static Path write(Path file, SigningKey key) throws CliException {
    Path signature = besides(file);
    try {
      FileSignature made =
          new FileSignature(
              FORMAT,
              PublicKeys.algorithm(key.publicKey()),
              Base64.getEncoder().encodeToString(key.publicKey().getEncoded()),
              fingerprint(key.publicKey()),
              Base64.getEncoder().encodeToString(key.sign(Files.readAllBytes(file))));
      return Files.writeString(signature, Json.document(made) + "\n");
    } catch (IOException e) {
      throw CliException.unwritable(signature, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was decoded cannot sign", e);
    }
  }

  /**
   * Checks the signature of a file's content.
   *
   * @param trusted the file of the public key that must have signed it; empty for any key
   * @return the fingerprint of the key that signed it
   */
  public static String check(Path file, byte[] content, Optional<Path> trusted)
      throws CliException {
    Path place = besides(file);
    FileSignature signature = read(file, place);
    PublicKey signer;
    boolean fits;
    try {
      signer = PublicKeys.decode(Base64.getDecoder().decode(signature.publicKey()));
      fits = signature.fits(content, signer);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw CliException.failed(SigningProblems.malformed(place, e.toString()), e);
    }
    if (!fits) {
      throw CliException.failed(SigningProblems.changed(file), null);
    }
    if (trusted.isPresent()) {
      PublicKey expected = PublicKeys.read(trusted.get());
      if (!PublicKeys.areSame(expected, signer)) {
        throw CliException.failed(
            SigningProblems.otherSigner(place, fingerprint(expected), fingerprint(signer)), null);
      }
    }
    return fingerprint(signer);
  }

  private boolean fits(byte[] content, PublicKey signer) throws GeneralSecurityException {
    Signature check = Signature.getInstance(PublicKeys.algorithm(signer)); // not as the file says
    check.initVerify(signer);
    check.update(content);
    return check.verify(Base64.getDecoder().decode(signature));
  }

  private static FileSignature read(Path file, Path place) throws CliException {
    if (!Files.exists(place)) {
      throw CliException.failed(SigningProblems.notSigned(file, place), null);
    }
    try {
      if (Files.size(place) > MOST_BYTES) {
        throw CliException.failed(
            SigningProblems.malformed(place, Files.size(place) + " bytes"), null);
      }
      JsonNode read = JsonMapper.shared().readTree(Files.readAllBytes(place));
      String format = read.path("format").asString("none");
      if (!format.equals(FORMAT)) {
        throw CliException.failed(SigningProblems.malformed(place, "format " + format), null);
      }
      return new FileSignature(
          format,
          read.path("algorithm").asString(""),
          read.path("publicKey").asString(""),
          read.path("fingerprint").asString(""),
          read.path("signature").asString(""));
    } catch (IOException | JacksonException e) {
      throw CliException.failed(SigningProblems.malformed(place, e.toString()), e);
    }
  }

  /** The short name of a public key. */
  public static String fingerprint(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return "SHA256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
