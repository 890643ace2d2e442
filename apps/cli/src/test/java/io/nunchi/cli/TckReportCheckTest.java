package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.cli.internal.signing.FileSignature;
import io.nunchi.cli.internal.signing.PemFiles;
import io.nunchi.cli.internal.signing.SigningKey;
import io.nunchi.cli.internal.tck.ReportSamples;
import io.nunchi.cli.internal.tck.TckReport;
import io.nunchi.cli.internal.tck.TckReportFiles;
import io.nunchi.tck.report.Conditions;
import io.nunchi.tck.report.EngineIdentity;
import io.nunchi.tck.report.FileDigest;
import io.nunchi.tck.report.PluginIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed reports, and what somebody might do to them. */
class TckReportCheckTest {

  @TempDir private Path folder = Path.of("");

  private Path report = Path.of("");
  private Path plugin = Path.of("");
  private Path json = Path.of("");
  private Path publicKey = Path.of("");

  @BeforeEach
  void signAReport() throws Exception {
    plugin = Files.createDirectory(folder.resolve("acme.people"));
    Files.writeString(plugin.resolve("people.jar"), "the plugin");
    Files.writeString(plugin.resolve("needed.jar"), "what it needs");
    report = folder.resolve("report");
    json = report.resolve("tck-report.json");
    sign(PemFiles.newKey("Ed25519"));
  }

  private static Conditions ran(Conditions conditions, String digest) {
    return new Conditions(
        conditions.target(),
        conditions.settings(),
        conditions.effort(),
        Optional.of(
            new EngineIdentity(Optional.of("acme.people"), Optional.of(digest), "CPU", "x")),
        conditions.capabilities());
  }

  private void sign(KeyPair pair) throws Exception {
    sign(pair, "00");
  }

  private void sign(KeyPair pair, String digest) throws Exception {
    Path key = PemFiles.writePrivate(pair, folder.resolve("key.pem"));
    publicKey = PemFiles.writePublic(pair, folder.resolve("public.pem"));
    TckReport sample = ReportSamples.report("acme.people");
    PluginIdentity identity =
        new PluginIdentity("acme.people", "1", "Acme", "x", FileDigest.ofPlugin(plugin));
    TckReport ofPlugin =
        new TckReport(
            sample.kit(),
            new TckReport.Summary(true, 1, 0, 0, 0),
            identity,
            ran(sample.conditions(), digest),
            List.of());
    TckReportFiles.in(report).write(ofPlugin, Optional.of(SigningKey.read(key)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed25519", "secp256r1", "secp384r1", "secp521r1"})
  void aReportOfTheTrustedKeyForThisPluginIsBelieved(String kind) throws Exception {
    sign(PemFiles.newKey(kind));

    CommandRun run = check("--key", publicKey.toString(), plugin.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("acme.people 1 with acme.people (SHA-256 00): certified on 2026-01-02T03:04:05Z")
        .contains("signed by SHA256:")
        .contains("the plugin is the one that was verified");
  }

  @Test
  void aReportNeedsNoKeyButThenTheFingerprintIsToBeCompared() {
    CommandRun run = check();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("compare this with the signer's", "no plugin was compared");
  }

  @Test
  void aChangedReportIsRefused() throws Exception {
    Files.writeString(json, Files.readString(json).replace("acme.people", "evil.people"));

    assertRefused(check("--key", publicKey.toString()), "NUN-7043", "not the one that was signed");
  }

  @Test
  void aReportOfAnotherKeyIsRefused() throws Exception {
    Path other = PemFiles.writePublic(PemFiles.newKey("secp256r1"), folder.resolve("other.pem"));

    assertRefused(check("--key", other.toString()), "NUN-7044", "signed by another key");
  }

  @Test
  void aChangedJarIsNamed() throws Exception {
    Files.writeString(plugin.resolve("needed.jar"), "something else");

    assertRefused(check(plugin.toString()), "NUN-7045", "needed.jar has SHA-256 ");
  }

  @Test
  void missingAndForeignJarsAreNamed() throws Exception {
    Files.move(plugin.resolve("needed.jar"), plugin.resolve("foreign.jar"));

    assertRefused(check(plugin.toString()), "NUN-7045", "needed.jar is missing");
    assertRefused(check(plugin.toString()), "NUN-7045", "foreign.jar is not in the report");
  }

  @Test
  void aLibraryIsComparedOnlyIfItIsNamed() throws Exception {
    Path library = Files.writeString(folder.resolve("libpeople.so"), "the library");
    sign(PemFiles.newKey("Ed25519"), FileDigest.of(library).sha256());

    assertThat(check(plugin.toString()).out())
        .contains("the library or model was not compared")
        .contains("SHA-256 " + FileDigest.of(library).sha256());
    CommandRun same = check(plugin.toString(), "--set", "library=" + library);
    assertThat(same.exitCode()).as(same.err()).isZero();
    assertThat(same.out()).contains("the library or model is the one that was verified");
    assertThat(check("--model", folder.toString()).out())
        .contains("the library or model is the one that was verified");
    Files.writeString(library, "something else");
    assertRefused(check("--set", "library=" + library), "NUN-7045", "libpeople.so has SHA-256 ");
  }

  @Test
  void aReportWithoutSignatureIsRefused() throws Exception {
    Files.delete(FileSignature.besides(json));

    assertRefused(check(), "NUN-7042", "not signed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "[1]", "not JSON"})
  void aBrokenSignatureIsRefused(String text) throws Exception {
    Files.writeString(FileSignature.besides(json), text);

    assertRefused(check(), "NUN-7042", "the signature cannot be read");
  }

  @Test
  void aNewReportDoesNotKeepTheSignatureOfTheOld() throws Exception {
    TckReportFiles.in(report).write(ReportSamples.report("acme.people"), Optional.empty());

    assertRefused(check(), "NUN-7042", "not signed");
  }

  @Test
  void aSignedFileThatIsNoReportIsToldSo() throws Exception {
    Files.writeString(json, "{}");
    FileSignature.write(json, SigningKey.read(folder.resolve("key.pem")));

    CommandRun run = check();

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-7041", "format none");
  }

  @Test
  void keysOfOtherKindsAreToldSo() throws Exception {
    Path rsa = PemFiles.writePrivate(PemFiles.newKey("RSA"), folder.resolve("rsa.pem"));

    assertThatThrownBy(() -> SigningKey.read(rsa)).hasMessageContainingAll("NUN-7040", "EC or");
    assertThatThrownBy(() -> SigningKey.read(publicKey))
        .hasMessageContainingAll("NUN-7040", "a block PUBLIC KEY");
    assertThatThrownBy(() -> SigningKey.read(folder.resolve("none.pem")))
        .hasMessageContainingAll("NUN-7040", "NoSuchFile");
  }

  @Test
  void optionsThatDoNotGoTogetherAreAMistakeOfUse() {
    assertThat(CommandRun.of("tck").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("tck", "a.jar", "--sign", "key.pem").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("tck", "a.jar", "--key", "key.pem").exitCode()).isEqualTo(2);
    CommandRun signed = check("--sign", "key.pem");
    assertThat(signed.exitCode()).isEqualTo(2);
    assertThat(signed.err()).contains("leave --sign out");
  }

  private CommandRun check(String... more) {
    String[] words = new String[3 + more.length];
    words[0] = "tck";
    words[1] = "--check";
    words[2] = report.toString();
    System.arraycopy(more, 0, words, 3, more.length);
    return CommandRun.of(words);
  }

  private static void assertRefused(CommandRun run, String code, String text) {
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.err()).contains(code, text);
  }
}
