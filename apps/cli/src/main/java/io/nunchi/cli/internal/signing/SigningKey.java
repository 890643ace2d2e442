package io.nunchi.cli.internal.signing;

import io.nunchi.cli.internal.CliException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/**
 * A private key that signs, and its public key.
 *
 * @param privateKey the private key, EC or Ed25519
 * @param publicKey the public key of the private one
 */
public record SigningKey(PrivateKey privateKey, PublicKey publicKey) {

  private static final List<String> KINDS = List.of("EC", "Ed25519");

  /** Reads a private key (PKCS#8 in PEM), and computes its public key. */
  public static SigningKey read(Path file) throws CliException {
    try {
      PrivateKey key = decode(PemFile.read(file, "PRIVATE KEY"));
      return new SigningKey(key, PublicKeys.of(key));
    } catch (IOException e) {
      String found =
          e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : e.toString();
      throw CliException.unusable(SigningProblems.unusablePrivateKey(file, found), e);
    } catch (GeneralSecurityException e) {
      throw CliException.unusable(
          SigningProblems.unusablePrivateKey(file, "no key of kind EC or Ed25519"), e);
    }
  }

  private static PrivateKey decode(byte[] encoded) throws GeneralSecurityException {
    GeneralSecurityException last = new GeneralSecurityException("no kind of key");
    for (String kind : KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw last;
  }

  byte[] sign(byte[] content) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(PublicKeys.algorithm(privateKey));
    signature.initSign(privateKey);
    signature.update(content);
    return signature.sign();
  }

  /** Leaves the private key out. */
  @Override
  public String toString() {
    return FileSignature.fingerprint(publicKey);
  }
}
