package io.nunchi.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.HostException;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.spi.failure.Problem;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/**
 * The folders of a host that checks its plugins, jars that are signed by known and unknown signers,
 * and what such a host says of them.
 */
public final class CheckedPlugins {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final KeyStore KEYS = makeKeys();

  private final Path plugins;
  private final Path natives;
  private final Path elsewhere;

  public CheckedPlugins(Path plugins, Path natives, Path elsewhere) {
    this.plugins = plugins;
    this.natives = natives;
    this.elsewhere = elsewhere;
  }

  private static KeyStore makeKeys() {
    try {
      Path file = Files.createTempDirectory("keys-").resolve("keys.p12");
      new KeytoolRun(
              "-keyalg",
              "EC",
              "-storetype",
              "PKCS12",
              "-keystore",
              file.toString(),
              "-storepass",
              new String(PASSWORD))
          .then(keyPair("authority", "-ext", "bc:c"))
          .then(keyPair("vendor", "-signer", "authority"))
          .then(keyPair("stranger"))
          .then(keyPair("expired", "-startdate", "-20d", "-validity", "10"))
          .then(keyPair("web", "-signer", "authority", "-ext", "eku=serverAuth"))
          .run();
      KeyStore made = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        made.load(in, PASSWORD);
      }
      Files.delete(file);
      Files.delete(Objects.requireNonNull(file.getParent()));
      return made;
    } catch (Exception e) {
      throw new IllegalStateException("no keys to sign with", e);
    }
  }

  private static String[] keyPair(String alias, String... more) {
    return Stream.concat(
            Stream.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias), Stream.of(more))
        .toArray(String[]::new);
  }

  public static X509Certificate certificate(String alias) throws Exception {
    return (X509Certificate) KEYS.getCertificate(alias);
  }

  public Path jar() throws Exception {
    Path jar = plugins.resolve("scripted.jar");
    CommandedPlugin.jar().write(jar);
    return jar;
  }

  public Path signed(String alias) throws Exception {
    return signed(alias, CommandedPlugin.jar());
  }

  public Path signed(String alias, CompiledPlugin plugin) throws Exception {
    Path unsigned = elsewhere.resolve("unsigned.jar");
    plugin.write(unsigned);
    Path jar = plugins.resolve("scripted.jar");
    sign(unsigned, jar, alias);
    return jar;
  }

  public static void sign(Path unsigned, Path jar, String alias) throws Exception {
    var entry =
        (KeyStore.PrivateKeyEntry) KEYS.getEntry(alias, new KeyStore.PasswordProtection(PASSWORD));
    try (ZipFile from = new ZipFile(unsigned.toFile());
        OutputStream to = Files.newOutputStream(jar)) {
      new JarSigner.Builder(entry).build().sign(from, to);
    }
  }

  public static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  public HostBuilder builder() {
    return new HostBuilder().pluginDirectory(plugins).nativeRoot(natives);
  }

  public static List<Problem> refusals(HostBuilder builder) throws HostException {
    try (AnalyticsHost host = builder.build()) {
      assertThat(host.loadReport().problems()).isEmpty();
      return host.loadReport().plugins().stream()
          .flatMap(plugin -> plugin.problems().stream())
          .toList();
    }
  }

  public HostBuilder trusting(String alias) throws Exception {
    return builder().trustPluginSigners(List.of(certificate(alias)));
  }

  /** A tool that says what a class says which is loaded only when the tool runs. */
  public static CompiledPlugin sayingTool() throws Exception {
    return CommandedPlugin.jar()
        .tool(
            "test.Say",
            """
            package test;
            public class Say implements java.util.spi.ToolProvider {
              public String name() { return "say"; }
              public int run(java.io.PrintWriter out, java.io.PrintWriter err, String... args) {
                out.print(lib.Later.TEXT.get());
                return 0;
              }
            }
            """);
  }

  public static CompiledPlugin later(CompiledPlugin plugin, String says) {
    return plugin.type(
        "lib.Later",
        "package lib; public class Later { public static final"
            + " java.util.function.Supplier<String> TEXT = () -> \"%s\"; }".formatted(says));
  }

  public static String said(ToolProvider tool) {
    StringWriter out = new StringWriter();
    tool.run(new PrintWriter(out), new PrintWriter(out));
    return out.toString();
  }
}
