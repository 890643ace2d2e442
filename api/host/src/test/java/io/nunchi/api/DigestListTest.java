package io.nunchi.api;

import static io.nunchi.api.testing.CheckedPlugins.refusals;
import static io.nunchi.api.testing.CheckedPlugins.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.testing.CheckedPlugins;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.loading.LoadReport;
import io.nunchi.loading.PluginReport;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jars that are listed by their digests, and others. */
@Timeout(120)
class DigestListTest {

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path elsewhere;
  private CheckedPlugins checked;

  @BeforeEach
  void findFolders() {
    checked = new CheckedPlugins(plugins, natives, elsewhere);
  }

  @Test
  void listedJarLoads() throws Exception {
    String digest = sha256(checked.jar()).toUpperCase(Locale.ROOT);
    assertThat(refusals(checked.builder().allowPluginDigests(List.of(digest)))).isEmpty();
    Path list = Files.writeString(elsewhere.resolve("list"), "# known\n\n" + digest + "  x.jar\n");
    assertThat(refusals(checked.builder().allowPluginDigests(list))).isEmpty();
  }

  @Test
  void everyJarThatIsNotListedIsRefusedWithItsDigestAndTheLineThatWouldAllowIt() throws Exception {
    Path directory = Files.createDirectory(plugins.resolve("plugin"));
    CommandedPlugin.jar().write(directory.resolve("plugin.jar"));
    Files.copy(directory.resolve("plugin.jar"), directory.resolve("library.jar"));
    Files.write(
        directory.resolve("library.jar"), new byte[1], java.nio.file.StandardOpenOption.APPEND);
    Path list = Files.writeString(elsewhere.resolve("list"), "0".repeat(64) + "\n");
    assertThat(refusals(checked.builder().allowPluginDigests(list)))
        .extracting(Problem::code)
        .containsExactly("NUN-1012", "NUN-1012");
    String digest = sha256(directory.resolve("plugin.jar"));
    assertThat(refusals(checked.builder().allowPluginDigests(list)).get(1))
        .satisfies(
            problem -> {
              assertThat(problem.found()).contains(digest);
              assertThat(problem.where()).endsWith("plugin.jar");
              assertThat(problem.fix()).contains(list.toString(), digest + "  plugin.jar");
            });
    assertThat(refusals(checked.builder().allowPluginDigests(List.of()))).hasSize(2);
  }

  @Test
  void noClassOfARefusedJarIsLoaded() throws Exception {
    checked.jar();
    try (AnalyticsHost host = checked.builder().allowPluginDigests(List.of()).build()) {
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
    Path jar = checked.jar();
    try (AnalyticsHost host = checked.builder().allowPluginDigests(list).build()) {
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
                checked
                    .builder()
                    .allowPluginDigests(list)
                    .allowPluginDigests(elsewhere.resolve("none"))
                    .allowPluginDigests(List.of("abc"))
                    .build());
    assertThat(refused.problems()).extracting(Problem::code).containsOnly("NUN-1013").hasSize(3);
    assertThat(refused).hasMessageContaining("list, line 2");
  }
}
