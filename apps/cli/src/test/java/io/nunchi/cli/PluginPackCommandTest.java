package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.cli.internal.signing.PemFiles;
import io.nunchi.cli.testing.ScriptedPluginJar;
import io.nunchi.loading.PluginReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packed plugins are loaded by hosts that check digests and signers. */
class PluginPackCommandTest {

  @TempDir private static Path keys = Path.of("");
  @TempDir private Path folder = Path.of("");

  private Path plugin = Path.of("");
  private Path out = Path.of("");

  @BeforeAll
  static void makeKeys() throws Exception {
    PemFiles.writeCertified("acme", "EC", keys);
    PemFiles.writeCertified("other", "Ed25519", keys);
  }

  @BeforeEach
  void writeAPluginWithADependency() throws Exception {
    plugin = ScriptedPluginJar.packInto(folder).resolve(ScriptedPluginJar.ID);
    out = Files.createDirectory(folder.resolve("out")).resolve("test.scripted");
    writeJar(plugin.resolve("needed.jar"), Map.of("lib/data.txt", "data"));
  }

  @Test
  void aPackedFolderIsLoadedByAHostThatChecksDigests() throws Exception {
    CommandRun run = CommandRun.of("plugin", "pack", plugin.toString(), "-o", out.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("test.scripted 1.2.3: 2 jar(s), not signed");
    assertThat(out).isDirectoryContaining("glob:**/needed.jar");
    assertThat(states(new HostBuilder().allowPluginDigests(out.resolve("SHA256SUMS"))))
        .containsExactly(PluginReport.State.LOADED);
    Files.writeString(out.resolve("needed.jar"), "changed");
    assertThat(states(new HostBuilder().allowPluginDigests(out.resolve("SHA256SUMS"))))
        .containsExactly(PluginReport.State.REFUSED);
  }

  @Test
  void aPackedJarHoldsWhatThePluginNeeds() throws Exception {
    Path jar = out.resolveSibling("scripted.jar");

    CommandRun run = CommandRun.of("plugin", "pack", plugin.toString(), "-o", jar.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(entries(jar)).containsEntry("lib/data.txt", "data");
    assertThat(
            states(new HostBuilder().allowPluginDigests(jar.resolveSibling("scripted.jar.sha256"))))
        .containsExactly(PluginReport.State.LOADED);
    assertThat(folder(out).toFile().list())
        .containsExactlyInAnyOrder("scripted.jar", "scripted.jar.sha256");
  }

  @Test
  void theSameJarsGiveTheSameJar() throws Exception {
    for (String name : List.of("one.jar", "two.jar")) {
      String place = out.resolveSibling(name).toString();
      assertThat(CommandRun.of("plugin", "pack", plugin.toString(), "-o", place).exitCode())
          .isZero();
    }

    assertThat(out.resolveSibling("one.jar")).hasSameBinaryContentAs(out.resolveSibling("two.jar"));
  }

  @Test
  void aSignedPluginIsLoadedByAHostThatTrustsItsSignerOnly() throws Exception {
    for (String signer : List.of("acme", "other")) {
      Path signed = out.resolveSibling(signer).resolve("test.scripted");

      CommandRun run = pack(signed, signer, signer);

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).contains("signed by CN=" + signer);
      out = signed;
      assertThat(states(new HostBuilder().trustPluginSigners(List.of(certificate(signer)))))
          .containsExactly(PluginReport.State.LOADED);
      String stranger = signer.equals("acme") ? "other" : "acme";
      assertThat(states(new HostBuilder().trustPluginSigners(List.of(certificate(stranger)))))
          .containsExactly(PluginReport.State.REFUSED);
    }
  }

  @Test
  void aCertificateOfAnotherKeyIsRefused() {
    CommandRun run = pack(out, "acme", "other");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-7040", "the certificate is not that of the key");
    assertThat(out).doesNotExist();
  }

  @Test
  void jarsThatAManifestNamesComeAlongAndAreNotNamedAnyMore() throws Exception {
    Path single = folder.resolve("single");
    Path jar = Files.createDirectories(single).resolve("plugin.jar");
    Files.createDirectories(single.resolve("lib"));
    Files.move(plugin.resolve("needed.jar"), single.resolve("lib/needed.jar"));
    nameInManifest(plugin.resolve("plugin.jar"), jar, "lib/needed.jar missing.jar");

    CommandRun run = CommandRun.of("plugin", "pack", jar.toString(), "-o", out.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("2 jar(s)");
    assertThat(states(new HostBuilder().allowPluginDigests(out.resolve("SHA256SUMS"))))
        .containsExactly(PluginReport.State.LOADED);
  }

  @Test
  void serviceFilesAreJoinedAndLicencesKeptApart() throws Exception {
    writeJar(
        plugin.resolve("needed.jar"),
        Map.of("META-INF/services/acme.Thing", "acme.One", "META-INF/LICENSE", "A"));
    writeJar(
        plugin.resolve("other.jar"),
        Map.of("META-INF/services/acme.Thing", "acme.Two", "META-INF/LICENSE", "B"));
    Path jar = out.resolveSibling("all.jar");

    assertThat(CommandRun.of("plugin", "pack", plugin.toString(), "-o", jar.toString()).exitCode())
        .isZero();

    assertThat(entries(jar))
        .containsEntry("META-INF/services/acme.Thing", "acme.One\nacme.Two")
        .containsEntry("META-INF/LICENSE", "A")
        .containsEntry("META-INF/other.jar/LICENSE", "B");
  }

  @Test
  void differentFilesOfOneNameMakeNoJar() throws Exception {
    writeJar(plugin.resolve("other.jar"), Map.of("lib/data.txt", "other data"));

    CommandRun run =
        CommandRun.of(
            "plugin", "pack", plugin.toString(), "-o", out.resolveSibling("all.jar").toString());

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-7046", "lib/data.txt in needed.jar and in other.jar");
    assertThat(out.getParent()).isEmptyDirectory();
  }

  @Test
  void aDirectoryOfPluginsIsToldApartFromAPlugin() throws Exception {
    Files.copy(plugin.resolve("plugin.jar"), plugin.resolve("second.jar"));

    CommandRun run = CommandRun.of("plugin", "pack", plugin.toString(), "-o", out.toString());

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-7046", "jars of several plugins: [plugin.jar, second.jar]");
  }

  @Test
  void aPluginThatNoHostLoadsIsNotWritten() throws Exception {
    nameInManifest(plugin.resolve("plugin.jar"), plugin.resolve("new.jar"), "x.jar");
    Files.delete(plugin.resolve("plugin.jar"));
    writeJar(
        plugin.resolve("new.jar"),
        Map.of("META-INF/services/io.nunchi.spi.AnalyzerPlugin", "acme.Missing"));

    CommandRun run = CommandRun.of("plugin", "pack", plugin.toString(), "-o", out.toString());

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-7046", "NUN-1005");
    assertThat(out.getParent()).isEmptyDirectory();
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    Files.createDirectory(out);

    CommandRun run = CommandRun.of("plugin", "pack", plugin.toString(), "-o", out.toString());

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-7009");
  }

  private CommandRun pack(Path target, String key, String certificate) {
    return CommandRun.of(
        "plugin",
        "pack",
        plugin.toString(),
        "--out",
        target.toString(),
        "--sign",
        keys.resolve(key + "-key.pem").toString(),
        "--certificate",
        keys.resolve(certificate + ".pem").toString());
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  private List<PluginReport.State> states(HostBuilder builder) throws Exception {
    try (AnalyticsHost host = builder.pluginDirectory(folder(out)).build()) {
      return host.loadReport().plugins().stream().map(PluginReport::state).toList();
    }
  }

  private static X509Certificate certificate(String name) throws Exception {
    byte[] text = Files.readAllBytes(keys.resolve(name + ".pem"));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(text));
  }

  private static void writeJar(Path jar, Map<String, String> entries) throws IOException {
    try (JarOutputStream content = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        content.putNextEntry(new JarEntry(entry.getKey()));
        content.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        content.closeEntry();
      }
    }
  }

  private static void nameInManifest(Path jar, Path target, String classPath) throws IOException {
    try (JarFile from = new JarFile(jar.toFile())) {
      Manifest manifest = from.getManifest();
      manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
      try (JarOutputStream to = new JarOutputStream(Files.newOutputStream(target), manifest)) {
        for (JarEntry entry : from.stream().toList()) {
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            to.putNextEntry(new JarEntry(entry.getName()));
            from.getInputStream(entry).transferTo(to);
            to.closeEntry();
          }
        }
      }
    }
  }

  private static Map<String, String> entries(Path jar) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        byte[] content = file.getInputStream(entry).readAllBytes();
        entries.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
      }
    }
    return entries;
  }
}
