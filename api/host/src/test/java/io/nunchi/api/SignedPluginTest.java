package io.nunchi.api;

import static io.nunchi.api.testing.CheckedPlugins.refusals;
import static io.nunchi.api.testing.CheckedPlugins.said;
import static io.nunchi.api.testing.CheckedPlugins.sayingTool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.testing.CheckedPlugins;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.spi.failure.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jars that somebody has signed. */
@Timeout(120)
class SignedPluginTest {

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path elsewhere;
  private CheckedPlugins checked;

  @BeforeEach
  void findFolders() {
    checked = new CheckedPlugins(plugins, natives, elsewhere);
  }

  @Test
  void unsignedClassForALaterJavaIsRefused() throws Exception {
    Path jar = checked.signed("vendor");
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path versioned =
          files.getPath("META-INF/versions/17/io/nunchi/api/testplugin/ObedientPlugin.class");
      Files.createDirectories(versioned.getParent());
      Files.copy(files.getPath("io/nunchi/api/testplugin/ObedientPlugin.class"), versioned);
    }
    assertThat(refusals(checked.trusting("vendor"))).extracting(Problem::code).contains("NUN-1014");
  }

  @Test
  void jarOfWhichAnEntryCannotBeReadIsNotTakenForSigned() throws Exception {
    Path jar = checked.jar();
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Files.writeString(files.getPath("unreadable.txt"), "the same again ".repeat(1000));
    }
    spoilEntry(jar, "unreadable.txt");
    assertThat(refusals(checked.trusting("vendor"))).extracting(Problem::code).contains("NUN-1014");
  }

  private static void spoilEntry(Path jar, String name) throws Exception {
    byte[] bytes = Files.readAllBytes(jar);
    int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(name);
    Arrays.fill(bytes, header + name.length(), header + name.length() + 30, (byte) -1);
    Files.write(jar, bytes);
  }

  @Test
  void jarOfATrustedSignerLoadsAlsoByItsAuthority() throws Exception {
    checked.signed("vendor");
    assertThat(refusals(checked.trusting("vendor"))).isEmpty();
    assertThat(refusals(checked.trusting("authority"))).isEmpty();
  }

  @Test
  void jarsOfOthersAreRefused() throws Exception {
    for (String alias : List.of("stranger", "expired", "web")) {
      checked.signed(alias);
      assertThat(refusals(checked.trusting(alias.equals("expired") ? "expired" : "authority")))
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
    checked.jar();
    assertThat(refusals(checked.trusting("vendor")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("NUN-1014"));
    Path jar = checked.signed("vendor");
    try (FileSystem inside =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Files.writeString(inside.getPath("/io/nunchi/api/testplugin/Added.class"), "added");
    }
    assertThat(refusals(checked.trusting("vendor")))
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
    Path jar = checked.signed("vendor");
    try (FileSystem inside =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Files.copy(
          inside.getPath("/io/nunchi/api/testplugin/ObedientEngine.class"),
          inside.getPath("/io/nunchi/api/testplugin/ObedientPlugin.class"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(refusals(checked.trusting("vendor"))).extracting(Problem::code).contains("NUN-1016");
    assertThat(refusals(checked.trusting("vendor")).get(0).where()).isEqualTo(jar.toString());
  }

  @Test
  void noCertificateAtAllIsRefusedAtTheStart() {
    HostException refused =
        catchThrowableOfType(
            HostException.class,
            () ->
                checked
                    .builder()
                    .trustPluginSigners(List.of())
                    .trustPluginSigners(List.of())
                    .build());
    assertThat(refused.problems()).extracting(Problem::code).containsExactly("NUN-1028");
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
    checked.signed("vendor", plugin);
    try (AnalyticsHost host = checked.trusting("authority").build()) {
      assertThat(said(host.findTool("test.scripted", "say").orElseThrow())).isEqualTo("CN=vendor");
    }
  }
}
