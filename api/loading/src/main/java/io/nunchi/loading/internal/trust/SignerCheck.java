package io.nunchi.loading.internal.trust;

import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Checks that every entry of a jar is signed by a trusted certificate, or by one that a trusted
 * authority issued (RFC 5280, without revocation). A certificate must have been valid at the
 * signature's time stamp, or now if there is none.
 */
public final class SignerCheck {

  /**
   * The files of a signature, which are not signed themselves (JAR file specification, "Signed
   * JAR").
   */
  private static final Pattern OF_SIGNATURE =
      Pattern.compile("META-INF/([^/]+\\.(SF|DSA|RSA|EC)|SIG-[^/]+|MANIFEST\\.MF)");

  private static final int NAMED_ENTRIES = 5;

  /** Extended key usages codeSigning and anyExtendedKeyUsage (RFC 5280, 4.2.1.12). */
  private static final Set<String> FOR_CODE = Set.of("1.3.6.1.5.5.7.3.3", "2.5.29.37.0");

  private final Set<X509Certificate> trusted;

  public SignerCheck(Collection<X509Certificate> trusted) {
    this.trusted = Set.copyOf(trusted);
  }

  /** Every reason not to trust a jar. */
  List<Problem> refusals(JarCopy copy) {
    Path jar = copy.original();
    List<String> unsigned = new ArrayList<>();
    Map<String, String> strangers = new LinkedHashMap<>();
    try (JarFile file = new JarFile(copy.file().toFile(), true)) {
      for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        if (!entry.isDirectory() && !isOfSignature(entry.getName())) {
          readToTheEnd(file, entry);
          look(entry, unsigned, strangers);
        }
      }
    } catch (SecurityException e) {
      return List.of(
          Problem.of("NUN-1016", "the jar was changed after it was signed")
              .expected("entries with the digests that were signed")
              .found(e.toString())
              .where(jar.toString())
              .fix("do not use it; get it again from its vendor"));
    } catch (IOException e) {
      return List.of(
          Problem.of("NUN-1014", "the jar's signature cannot be checked")
              .expected("a jar of which every entry can be read")
              .found(e.toString())
              .where(jar.toString())
              .fix("get it again from its vendor"));
    }
    return problems(jar, unsigned, strangers);
  }

  private static boolean isOfSignature(String name) {
    return OF_SIGNATURE.matcher(name.toUpperCase(Locale.ROOT)).matches();
  }

  /** Reads an entry: its signers are known after its last byte. */
  private static void readToTheEnd(JarFile file, JarEntry entry) throws IOException {
    try (InputStream in = file.getInputStream(entry)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private void look(JarEntry entry, List<String> unsigned, Map<String, String> strangers) {
    CodeSigner[] signers = entry.getCodeSigners();
    if (signers == null) {
      unsigned.add(entry.getName());
      return;
    }
    Map<String, String> notTrusted = new LinkedHashMap<>();
    for (CodeSigner signer : signers) {
      Optional<String> reason = whyNotTrusted(signer);
      if (reason.isEmpty()) {
        return;
      }
      notTrusted.put(nameOf(signer), reason.get());
    }
    strangers.putAll(notTrusted);
  }

  private static String nameOf(CodeSigner signer) {
    return signer.getSignerCertPath().getCertificates().get(0) instanceof X509Certificate known
        ? known.getSubjectX500Principal().getName()
        : "somebody without an X.509 certificate";
  }

  private Optional<String> whyNotTrusted(CodeSigner signer) {
    Instant moment =
        signer.getTimestamp() == null
            ? Instant.now()
            : signer.getTimestamp().getTimestamp().toInstant();
    try {
      List<X509Certificate> chain = new ArrayList<>();
      for (var certificate : signer.getSignerCertPath().getCertificates()) {
        chain.add((X509Certificate) certificate);
      }
      List<String> purposes = chain.get(0).getExtendedKeyUsage();
      if (purposes != null && purposes.stream().noneMatch(FOR_CODE::contains)) {
        return Optional.of("its certificate is not for signing code");
      }
      if (trusted.contains(chain.get(0))) {
        chain.get(0).checkValidity(Date.from(moment));
      } else {
        requireIssuedByTrusted(chain, moment);
      }
      return Optional.empty();
    } catch (GeneralSecurityException | ClassCastException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void requireIssuedByTrusted(List<X509Certificate> chain, Instant moment)
      throws GeneralSecurityException {
    List<X509Certificate> below =
        chain.stream().takeWhile(link -> !trusted.contains(link)).toList();
    CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(below);
    Set<TrustAnchor> anchors = new HashSet<>();
    trusted.forEach(certificate -> anchors.add(new TrustAnchor(certificate, null)));
    PKIXParameters parameters = new PKIXParameters(anchors);
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(moment));
    var unused = CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }

  private static List<Problem> problems(
      Path jar, List<String> unsigned, Map<String, String> strangers) {
    List<Problem> problems = new ArrayList<>();
    if (!unsigned.isEmpty()) {
      List<String> named = unsigned.subList(0, Math.min(unsigned.size(), NAMED_ENTRIES));
      problems.add(
          Problem.of("NUN-1014", "the jar is not signed, or not as a whole")
              .expected("a signature of every entry, as jarsigner makes it")
              .found(unsigned.size() + " entries without one, such as " + String.join(", ", named))
              .where(jar.toString())
              .fix("get a signed jar from the plugin's vendor, or sign it yourself"));
    }
    strangers.forEach(
        (name, reason) ->
            problems.add(
                Problem.of("NUN-1015", "the jar is signed by somebody who is not trusted")
                    .expected("a signer, or an authority behind it, that the VMS trusts")
                    .found(name + ": " + reason)
                    .where(jar.toString())
                    .fix("if you know the signer, give its certificate to trustPluginSigners")));
    return problems;
  }
}
