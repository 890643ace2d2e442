package io.nunchi.cli.internal.signing;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;

/** The problems of keys and signatures. */
final class SigningProblems {

  private SigningProblems() {}

  static Problem unusablePrivateKey(Path file, String found) {
    return Problem.of(CliErrors.KEY_UNUSABLE, "the key cannot be used for signing")
        .expected("a private key of kind EC or Ed25519, PKCS#8 in PEM, without a password")
        .found(found)
        .where(file.toString())
        .fix(
            "make one: openssl genpkey -algorithm ed25519 -out KEY; or convert an old one: openssl"
                + " pkcs8 -topk8 -nocrypt -in OLD -out KEY");
  }

  static Problem unusablePublicKey(Path file, String found) {
    return Problem.of(CliErrors.KEY_UNUSABLE, "the public key cannot be used")
        .expected("a public key of kind EC or Ed25519 in PEM (BEGIN PUBLIC KEY)")
        .found(found)
        .where(file.toString())
        .fix("take it from its private key: openssl pkey -in KEY -pubout");
  }

  static Problem unusableCertificate(Path file, String found) {
    return Problem.of(CliErrors.KEY_UNUSABLE, "the certificate cannot be used")
        .expected("an X.509 certificate in PEM, and those of its issuers after it")
        .found(found)
        .where(file.toString())
        .fix("name the file with the certificate of the signing key");
  }

  static Problem otherCertificate(Path certificate, Path key) {
    return Problem.of(CliErrors.KEY_UNUSABLE, "the certificate is not that of the key")
        .expected("a certificate for the public key of " + key)
        .found("another public key")
        .where(certificate.toString())
        .fix("name the certificate that was issued for this key");
  }

  static Problem notSigned(Path file, Path signature) {
    return Problem.of(CliErrors.NOT_SIGNED, "the file is not signed")
        .expected("its signature in " + signature.getFileName())
        .found("no such file")
        .where(signature.toString())
        .fix("ask for " + signature.getFileName() + ", or sign: nunchi tck PLUGIN --sign KEY");
  }

  static Problem malformed(Path signature, String found) {
    return Problem.of(CliErrors.NOT_SIGNED, "the signature cannot be read")
        .expected("a signature as nunchi writes it")
        .found(found)
        .where(signature.toString())
        .fix("get it again from whoever signed");
  }

  static Problem changed(Path file) {
    return Problem.of(CliErrors.SIGNATURE_WRONG, "the file is not the one that was signed")
        .expected("the bytes that were signed")
        .found("other bytes, or a signature of another file")
        .where(file.toString())
        .fix("do not believe it; get file and signature again from whoever signed");
  }

  static Problem otherSigner(Path signature, String expected, String found) {
    return Problem.of(CliErrors.SIGNER_UNKNOWN, "the file is signed by another key")
        .expected("a signature of the key " + expected)
        .found("one of the key " + found)
        .where(signature.toString())
        .fix("ask who signed it; trust it only if you know this key");
  }
}
