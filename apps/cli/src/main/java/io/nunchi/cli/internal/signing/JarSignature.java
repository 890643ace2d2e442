package io.nunchi.cli.internal.signing;

import io.nunchi.cli.internal.CliException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/**
 * Signs jars as {@code jarsigner} does.
 *
 * @param key the signing key
 * @param chain the certificate of the key, and those of its issuers
 */
public record JarSignature(SigningKey key, List<X509Certificate> chain) {

  /** Reads a key and its certificates, and requires that they belong together. */
  public static JarSignature read(Path keyFile, Path certificateFile) throws CliException {
    SigningKey key = SigningKey.read(keyFile);
    List<X509Certificate> chain = new ArrayList<>();
    try {
      byte[] text = Files.readAllBytes(certificateFile);
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(text))) {
        chain.add((X509Certificate) certificate);
      }
    } catch (IOException | CertificateException e) {
      throw CliException.unusable(
          SigningProblems.unusableCertificate(certificateFile, e.toString()), e);
    }
    if (chain.isEmpty()) {
      throw CliException.unusable(
          SigningProblems.unusableCertificate(certificateFile, "no certificate"));
    }
    if (!PublicKeys.areSame(chain.get(0).getPublicKey(), key.publicKey())) {
      throw CliException.unusable(SigningProblems.otherCertificate(certificateFile, keyFile));
    }
    return new JarSignature(key, List.copyOf(chain));
  }

  /** The name in the certificate. */
  public String signer() {
    return chain.get(0).getSubjectX500Principal().getName();
  }

  /** Signs every entry of a jar, in addition to the signatures that it has. */
  public void sign(Path jar) throws IOException {
    Path signed = jar.resolveSibling(jar.getFileName() + ".signed");
    try (ZipFile from = new ZipFile(jar.toFile());
        OutputStream to = Files.newOutputStream(signed)) {
      new JarSigner.Builder(
              key.privateKey(), CertificateFactory.getInstance("X.509").generateCertPath(chain))
          .signerName("NUNCHI")
          .build()
          .sign(from, to);
    } catch (CertificateException e) {
      throw new IOException(e);
    }
    Files.move(signed, jar, StandardCopyOption.REPLACE_EXISTING);
  }
}
