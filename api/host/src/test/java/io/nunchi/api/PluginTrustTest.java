package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.api.testing.KeytoolRun;
import io.nunchi.loading.LoadReport;
import io.nunchi.loading.PluginReport;
import io.nunchi.spi.failure.Problem;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jars that the VMS knows, by digest or by signature, and others. */
@Timeout(120)
class PluginTrustTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path keys = Path.of("");
  private static KeyStore store = emptyStore();

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path elsewhere;

  private static KeyStore emptyStore() {
    try {
      return KeyStore.getInstance("PKCS12");
    } catch (java.security.KeyStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void makeKeys() throws Exception {
    new KeytoolRun(
            "-keyalg",
            "EC",
            "-storetype",
            "PKCS12",
            "-keystore",
            keys.resolve("keys.p12").toString(),
            "-storepass",
            new String(PASSWORD))
        .then(keyPair("authority", "-ext", "bc:c"))
        .then(keyPair("vendor", "-signer", "authority"))
        .then(keyPair("stranger"))
        .then(keyPair("expired", "-startdate", "-20d", "-validity", "10"))
        .then(keyPair("web", "-signer", "authority", "-ext", "eku=serverAuth"))
        .run();
    try (InputStream in = Files.newInputStream(keys.resolve("keys.p12"))) {
      store.load(in, PASSWORD);
    }
  }

  private static String[] keyPair(String alias, String... more) {
    return Stream.concat(
            Stream.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias), Stream.of(more))
        .toArray(String[]::new);
  }

  private static X509Certificate certificate(String alias) throws Exception {
    return (X509Certificate) store.getCertificate(alias);
  }

  private Path jar() throws Exception {
    Path jar = plugins.resolve("scripted.jar");
    CommandedPlugin.jar().write(jar);
    return jar;
  }

  private Path signed(String alias) throws Exception {
    return signed(alias, CommandedPlugin.jar());
  }

  private Path signed(String alias, CompiledPlugin plugin) throws Exception {
    Path unsigned = elsewhere.resolve("unsigned.jar");
    plugin.write(unsigned);
    Path jar = plugins.resolve("scripted.jar");
    sign(unsigned, jar, alias);
    return jar;
  }

  private static void sign(Path unsigned, Path jar, String alias) throws Exception {
    var entry =
        (KeyStore.PrivateKeyEntry) store.getEntry(alias, new KeyStore.PasswordProtection(PASSWORD));
    try (ZipFile from = new ZipFile(unsigned.toFile());
        OutputStream to = Files.newOutputStream(jar)) {
      new JarSigner.Builder(entry).build().sign(from, to);
    }
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private HostBuilder builder() {
    return new HostBuilder().pluginDirectory(plugins).nativeRoot(natives);
  }

  private static List<Problem> refusals(HostBuilder builder) throws HostException {
    try (AnalyticsHost host = builder.build()) {
      assertThat(host.loadReport().problems()).isEmpty();
      return host.loadReport().plugins().stream()
          .flatMap(plugin -> plugin.problems().stream())
          .toList();
    }
  }

  private HostBuilder trusting(String alias) throws Exception {
    return builder().trustPluginSigners(List.of(certificate(alias)));
  }

  @Test
  void nativeRootThatOthersMayWriteToIsRefusedWhereJarsAreChecked() throws Exception {
    Files.setPosixFilePermissions(natives, PosixFilePermissions.fromString("rwxrwxrwx"));
    HostException refused =
        catchThrowableOfType(
            HostException.class, () -> builder().allowPluginDigests(List.of()).build());
    assertThat(refused.problems()).extracting(Problem::code).containsExactly("NUN-1030");
    builder().build().close();
  }

  @Test
  void listedJarLoads() throws Exception {
    String digest = sha256(jar()).toUpperCase(Locale.ROOT);
    assertThat(refusals(builder().allowPluginDigests(List.of(digest)))).isEmpty();
    Path list = Files.writeString(elsewhere.resolve("list"), "# known\n\n" + digest + "  x.jar\n");
    assertThat(refusals(builder().allowPluginDigests(list))).isEmpty();
  }

  @Test
  void everyJarThatIsNotListedIsRefusedWithItsDigestAndTheLineThatWouldAllowIt() throws Exception {
    Path directory = Files.createDirectory(plugins.resolve("plugin"));
    CommandedPlugin.jar().write(directory.resolve("plugin.jar"));
    Files.copy(directory.resolve("plugin.jar"), directory.resolve("library.jar"));
    Files.write(
        directory.resolve("library.jar"), new byte[1], java.nio.file.StandardOpenOption.APPEND);
    Path list = Files.writeString(elsewhere.resolve("list"), "0".repeat(64) + "\n");
    assertThat(refusals(builder().allowPluginDigests(list)))
        .extracting(Problem::code)
        .containsExactly("NUN-1012", "NUN-1012");
    String digest = sha256(directory.resolve("plugin.jar"));
    assertThat(refusals(builder().allowPluginDigests(list)).get(1))
        .satisfies(
            problem -> {
              assertThat(problem.found()).contains(digest);
              assertThat(problem.where()).endsWith("plugin.jar");
              assertThat(problem.fix()).contains(list.toString(), digest + "  plugin.jar");
            });
    assertThat(refusals(builder().allowPluginDigests(List.of()))).hasSize(2);
  }

  @Test
  void jarsOfToolsAreCheckedAsThePluginsAre() throws Exception {
    String ofPlugin = sha256(signed("vendor"));
    Path tools = Files.createDirectory(elsewhere.resolve("tools"));
    CommandedPlugin.jar().write(tools.resolve("tool.jar"));
    String ofTool = sha256(tools.resolve("tool.jar"));
    assertThat(toolRefusals(builder().allowPluginDigests(List.of(ofPlugin)), tools))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-1012");
              assertThat(problem.found()).contains(ofTool);
            });
    assertThat(toolRefusals(trusting("vendor"), tools))
        .extracting(Problem::code)
        .containsExactly("NUN-1014");
    try (AnalyticsHost host = builder().allowPluginDigests(List.of(ofPlugin, ofTool)).build()) {
      assertThat(host.findTool("test.scripted", tools, "none")).isEmpty();
    }
  }

  private static List<Problem> toolRefusals(HostBuilder builder, Path tools) throws HostException {
    try (AnalyticsHost host = builder.build()) {
      return catchThrowableOfType(
              HostException.class, () -> host.findTool("test.scripted", tools, "none"))
          .problems();
    }
  }

  @Test
  void jarWhoseClassPathNamesAnotherThatNobodyCheckedIsRefused() throws Exception {
    Path jar = jar();
    addToManifest(jar, "Class-Path: scripted.jar lib/other.jar\n");
    assertThat(refusals(builder().allowPluginDigests(List.of(sha256(jar)))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-1017");
              assertThat(problem.found()).isEqualTo("lib/other.jar");
            });
    assertThat(refusals(builder())).as("where nothing is checked").isEmpty();
  }

  @Test
  void jarWithAnIndexIsRefusedBeforeAClassOfAnotherJarRuns() throws Exception {
    Path jar = jar();
    CommandedPlugin.jar().write(elsewhere.resolve("stranger.jar"));
    takeOut(jar, "io/nunchi/api/testplugin/ObedientPlugin.class");
    addIndex(jar, elsewhere.resolve("stranger.jar"));
    assertThat(refusals(builder().allowPluginDigests(List.of(sha256(jar)))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-1019");
              assertThat(problem.found()).isEqualTo("META-INF/INDEX.LIST");
              assertThat(problem.where()).isEqualTo(jar.toString());
            });
  }

  @Test
  void signedJarWithAnIndexIsRefused() throws Exception {
    Path unsigned = elsewhere.resolve("unsigned.jar");
    CommandedPlugin.jar().write(unsigned);
    addIndex(unsigned, elsewhere.resolve("stranger.jar"));
    sign(unsigned, plugins.resolve("scripted.jar"), "vendor");
    assertThat(refusals(trusting("vendor"))).extracting(Problem::code).containsExactly("NUN-1019");
  }

  private static void takeOut(Path jar, String entry) throws Exception {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Files.delete(files.getPath(entry));
    }
  }

  private void addIndex(Path jar, Path other) throws Exception {
    Path named = plugins.relativize(other);
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Files.writeString(
          files.getPath("META-INF/INDEX.LIST"), "JarIndex-Version: 1.0\n\n" + named + "\ntest\n\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../other.jar",
        "./lib/../../other.jar",
        "lib/",
        "scripted%2Ejar",
        "scripted.jar?other",
        "file:///other.jar",
        "jar:file:///other.jar!/",
        "http://localhost/other.jar",
        "//localhost/other.jar",
        "a:b:c",
        "scripted.jar\u000b",
        "\u000bother.jar",
        "scripted.jar scripted.jar\u000b"
      })
  void classPathThatLeadsElsewhereInAnyWayIsRefused(String classPath) throws Exception {
    Path jar = jar();
    addToManifest(jar, "Class-Path: " + classPath + "\n");
    assertThat(refusals(builder().allowPluginDigests(List.of(sha256(jar)))))
        .extracting(Problem::code)
        .containsExactly("NUN-1017");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"scripted.jar", "./scripted.jar", "lib/../scripted.jar", " scripted.jar "})
  void classPathThatNamesThePluginsOwnJarsAloneIsAccepted(String classPath) throws Exception {
    Path jar = jar();
    addToManifest(jar, "Class-Path: " + classPath + "\n");
    assertThat(refusals(builder().allowPluginDigests(List.of(sha256(jar))))).isEmpty();
  }

  @Test
  void unsignedClassForALaterJavaIsRefused() throws Exception {
    Path jar = signed("vendor");
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path versioned =
          files.getPath("META-INF/versions/17/io/nunchi/api/testplugin/ObedientPlugin.class");
      Files.createDirectories(versioned.getParent());
      Files.copy(files.getPath("io/nunchi/api/testplugin/ObedientPlugin.class"), versioned);
    }
    assertThat(refusals(trusting("vendor"))).extracting(Problem::code).contains("NUN-1014");
  }

  private static void addToManifest(Path jar, String line) throws Exception {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path manifest = files.getPath("META-INF/MANIFEST.MF");
      Files.writeString(manifest, Files.readString(manifest).stripTrailing() + "\n" + line);
    }
  }

  @Test
  void jarOfWhichAnEntryCannotBeReadIsNotTakenForSigned() throws Exception {
    Path jar = jar();
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Files.writeString(files.getPath("unreadable.txt"), "the same again ".repeat(1000));
    }
    spoilEntry(jar, "unreadable.txt");
    assertThat(refusals(trusting("vendor"))).extracting(Problem::code).contains("NUN-1014");
  }

  private static void spoilEntry(Path jar, String name) throws Exception {
    byte[] bytes = Files.readAllBytes(jar);
    int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(name);
    Arrays.fill(bytes, header + name.length(), header + name.length() + 30, (byte) -1);
    Files.write(jar, bytes);
  }

  @Test
  void noClassOfARefusedJarIsLoaded() throws Exception {
    jar();
    try (AnalyticsHost host = builder().allowPluginDigests(List.of()).build()) {
      assertThat(host.loadReport().plugins().get(0).descriptor()).isEmpty();
      HostException refused =
          catchThrowableOfType(
              HostException.class, () -> host.startEngine("test.scripted", Map.of()));
      assertThat(refused.problems().get(0).code()).isEqualTo("NUN-1010");
    }
  }

  @Test
  void listIsReadAgainWithEveryScan() throws Exception {
    Path list = Files.writeString(elsewhere.resolve("list"), "");
    Path jar = jar();
    try (AnalyticsHost host = builder().allowPluginDigests(list).build()) {
      Files.writeString(list, sha256(jar));
      assertThat(host.rescanPlugins().plugins())
          .extracting(PluginReport::state)
          .containsExactly(PluginReport.State.LOADED);
      Files.delete(list);
      CommandedPlugin.jar().withoutServiceFile().write(plugins.resolve("other.jar"));
      LoadReport report = host.rescanPlugins();
      assertThat(report.problems()).extracting(Problem::code).containsExactly("NUN-1013");
      assertThat(report.plugins().get(0).problems()).extracting(Problem::code).contains("NUN-1012");
    }
  }

  @Test
  void malformedAndMissingListsAreRefusedAtTheStart() throws Exception {
    Path list = Files.writeString(elsewhere.resolve("list"), "\nnot a digest\n");
    HostException refused =
        catchThrowableOfType(
            HostException.class,
            () ->
                builder()
                    .allowPluginDigests(list)
                    .allowPluginDigests(elsewhere.resolve("none"))
                    .allowPluginDigests(List.of("abc"))
                    .build());
    assertThat(refused.problems()).extracting(Problem::code).containsOnly("NUN-1013").hasSize(3);
    assertThat(refused).hasMessageContaining("list, line 2");
  }

  @Test
  void jarOfATrustedSignerLoadsAlsoByItsAuthority() throws Exception {
    signed("vendor");
    assertThat(refusals(trusting("vendor"))).isEmpty();
    assertThat(refusals(trusting("authority"))).isEmpty();
  }

  @Test
  void jarsOfOthersAreRefused() throws Exception {
    for (String alias : List.of("stranger", "expired", "web")) {
      signed(alias);
      assertThat(refusals(trusting(alias.equals("expired") ? "expired" : "authority")))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.code()).isEqualTo("NUN-1015");
                assertThat(problem.found().toLowerCase(Locale.ROOT)).contains("cn=" + alias);
              });
    }
  }

  @Test
  void unsignedJarAndAddedEntryAreRefused() throws Exception {
    jar();
    assertThat(refusals(trusting("vendor")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("NUN-1014"));
    Path jar = signed("vendor");
    try (FileSystem inside =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Files.writeString(inside.getPath("/io/nunchi/api/testplugin/Added.class"), "added");
    }
    assertThat(refusals(trusting("vendor")))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-1014");
              assertThat(problem.found())
                  .contains("1 entries", "io/nunchi/api/testplugin/Added.class");
            });
  }

  @Test
  void changedEntryIsRefused() throws Exception {
    Path jar = signed("vendor");
    try (FileSystem inside =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Files.copy(
          inside.getPath("/io/nunchi/api/testplugin/ObedientEngine.class"),
          inside.getPath("/io/nunchi/api/testplugin/ObedientPlugin.class"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(refusals(trusting("vendor"))).extracting(Problem::code).contains("NUN-1016");
    assertThat(refusals(trusting("vendor")).get(0).where()).isEqualTo(jar.toString());
  }

  @Test
  void noCertificateAtAllIsRefusedAtTheStart() {
    HostException refused =
        catchThrowableOfType(
            HostException.class,
            () -> builder().trustPluginSigners(List.of()).trustPluginSigners(List.of()).build());
    assertThat(refused.problems()).extracting(Problem::code).containsExactly("NUN-1028");
  }

  /** A tool that says what a class says which is loaded only when the tool runs. */
  private static CompiledPlugin sayingTool() throws Exception {
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

  private static CompiledPlugin later(CompiledPlugin plugin, String says) {
    return plugin.type(
        "lib.Later",
        "package lib; public class Later { public static final"
            + " java.util.function.Supplier<String> TEXT = () -> \"%s\"; }".formatted(says));
  }

  private static String said(ToolProvider tool) {
    StringWriter out = new StringWriter();
    tool.run(new PrintWriter(out), new PrintWriter(out));
    return out.toString();
  }

  @Test
  void jarThatIsOverwrittenAfterItsCheckChangesNoClass() throws Exception {
    Path jar = plugins.resolve("scripted.jar");
    later(sayingTool(), "checked").write(jar);
    try (AnalyticsHost host = builder().allowPluginDigests(List.of(sha256(jar))).build()) {
      ToolProvider tool = host.findTool("test.scripted", "say").orElseThrow();
      later(sayingTool(), "smuggled").write(jar);
      assertThat(said(tool)).isEqualTo("checked");
      assertThat(host.rescanPlugins().plugins())
          .flatExtracting(PluginReport::problems)
          .extracting(Problem::code)
          .containsExactly("NUN-1012");
    }
  }

  @Test
  void toolsJarThatIsOverwrittenAfterItsCheckChangesNoClass() throws Exception {
    String ofPlugin = sha256(jar());
    Path tools = Files.createDirectory(elsewhere.resolve("tools"));
    Path jar = tools.resolve("say.jar");
    later(sayingTool(), "checked").write(jar);
    try (AnalyticsHost host =
        builder().allowPluginDigests(List.of(ofPlugin, sha256(jar))).build()) {
      ToolProvider tool = host.findTool("test.scripted", tools, "say").orElseThrow();
      later(sayingTool(), "smuggled").write(jar);
      assertThat(said(tool)).isEqualTo("checked");
    }
  }

  @Test
  void linkThatLeadsElsewhereAfterTheCheckChangesNoResource() throws Exception {
    Path directory = Files.createDirectory(plugins.resolve("scripted"));
    Path good = jarWithText("checked");
    Path bad = jarWithText("smuggled");
    Path jar = directory.resolve("a.jar");
    sayingTool()
        .type(
            "lib.Later",
            """
            package lib;
            public class Later {
              public static final java.util.function.Supplier<String> TEXT = () -> {
                try (var in = Later.class.getResource("/said.txt").openStream()) {
                  return new String(in.readAllBytes());
                } catch (java.io.IOException e) {
                  return e.toString();
                }
              };
            }
            """)
        .write(jar);
    Path link = Files.createSymbolicLink(directory.resolve("text.jar"), good);
    try (AnalyticsHost host =
        builder().allowPluginDigests(List.of(sha256(jar), sha256(good))).build()) {
      ToolProvider tool = host.findTool("test.scripted", "say").orElseThrow();
      Files.delete(link);
      Files.createSymbolicLink(link, bad);
      assertThat(said(tool)).isEqualTo("checked");
    }
  }

  private Path jarWithText(String text) throws Exception {
    Path jar = elsewhere.resolve(text + ".jar");
    new CompiledPlugin().withoutServiceFile().write(jar);
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Files.writeString(files.getPath("said.txt"), text);
    }
    return jar;
  }

  @Test
  void replacedJarIsCheckedAndTakesEffectWithARescan() throws Exception {
    Path jar = plugins.resolve("scripted.jar");
    Path next = elsewhere.resolve("next.jar");
    later(sayingTool(), "first").write(jar);
    later(sayingTool(), "second").write(next);
    try (AnalyticsHost host =
        builder().allowPluginDigests(List.of(sha256(jar), sha256(next))).build()) {
      assertThat(said(host.findTool("test.scripted", "say").orElseThrow())).isEqualTo("first");
      Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
      host.rescanPlugins();
      assertThat(said(host.findTool("test.scripted", "say").orElseThrow())).isEqualTo("second");
      assertThat(copies()).as("of the first jar").hasSize(1);
    }
  }

  @Test
  void copiesAreThisUsersAloneAndEndWithTheirPlugin() throws Exception {
    Path jar = signed("vendor");
    try (AnalyticsHost host = trusting("vendor").build()) {
      assertThat(copies()).hasSize(1);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copies().get(0))))
          .isEqualTo("rwx------");
      Files.delete(jar);
      CommandedPlugin.jar().write(plugins.resolve("unsigned.jar"));
      assertThat(host.rescanPlugins().plugins())
          .extracting(PluginReport::state)
          .containsExactly(PluginReport.State.REFUSED);
      assertThat(copies()).as("neither of a removed nor of a refused plugin").isEmpty();
    }
    assertThat(natives).isEmptyDirectory();
  }

  /** The folders with copies of jars. */
  private List<Path> copies() throws Exception {
    try (Stream<Path> kept = Files.walk(natives)) {
      return kept.filter(folder -> folder.toString().endsWith(".jars")).toList();
    }
  }

  @Test
  void classesOfASignedJarHaveItsSigner() throws Exception {
    CompiledPlugin plugin =
        sayingTool()
            .type(
                "lib.Later",
                """
                package lib;
                public class Later {
                  public static final java.util.function.Supplier<String> TEXT = () ->
                      ((java.security.cert.X509Certificate) Later.class.getProtectionDomain()
                          .getCodeSource().getCertificates()[0])
                          .getSubjectX500Principal().getName();
                }
                """);
    signed("vendor", plugin);
    try (AnalyticsHost host = trusting("authority").build()) {
      assertThat(said(host.findTool("test.scripted", "say").orElseThrow())).isEqualTo("CN=vendor");
    }
  }

  /** Starts with a failure that says which file it would load. */
  private void writeLibraryLoader(Path jar) throws Exception {
    new CompiledPlugin()
        .plugin(
            "test.Loads",
            """
            package test;
            import io.nunchi.spi.*;
            import io.nunchi.spi.failure.*;
            import io.nunchi.spi.settings.*;
            public class Loads implements AnalyzerPlugin {
              static final Setting<String> LIBRARY =
                  Setting.mandatory("library", TextType.any("a path"), "Library", "A library.");
              public PluginDescriptor descriptor() {
                return PluginDescriptor.builder("test.loads", "Loads").version("1").vendor("Vendor").engineSettings(SettingsSchema.of(LIBRARY)).build();
              }
              public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
                java.nio.file.Path named = java.nio.file.Path.of(context.settings().get(LIBRARY));
                throw new EngineStartException(Problem.of("TEST-0001", "would load")
                    .found(context.trustedLibrary(named).toString()));
              }
            }
            """)
        .write(jar);
  }

  private static Problem refusalOfStart(AnalyticsHost host, Path library) {
    Map<String, String> settings = Map.of("library", library.toString());
    return catchThrowableOfType(HostException.class, () -> host.startEngine("test.loads", settings))
        .problems()
        .get(0);
  }

  @Test
  void librariesThatSettingsNameAreCheckedByTheirDigest() throws Exception {
    Path jar = plugins.resolve("loads.jar");
    writeLibraryLoader(jar);
    Path library = Files.writeString(elsewhere.resolve("libvendor.so"), "any");
    try (AnalyticsHost host = builder().build()) {
      assertThat(refusalOfStart(host, library).found()).isEqualTo(library.toString());
    }
    try (AnalyticsHost host = builder().allowPluginDigests(List.of(sha256(jar))).build()) {
      assertThat(refusalOfStart(host, library).code()).isEqualTo("NUN-1029");
    }
    try (AnalyticsHost host =
        builder().allowPluginDigests(List.of(sha256(jar), sha256(library))).build()) {
      Path loaded = Path.of(refusalOfStart(host, library).found());
      assertThat(loaded).startsWith(natives).hasContent("any");
    }
  }
}
