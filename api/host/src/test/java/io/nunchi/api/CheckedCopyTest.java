package io.nunchi.api;

import static io.nunchi.api.testing.CheckedPlugins.later;
import static io.nunchi.api.testing.CheckedPlugins.said;
import static io.nunchi.api.testing.CheckedPlugins.sayingTool;
import static io.nunchi.api.testing.CheckedPlugins.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.testing.CheckedPlugins;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.loading.PluginReport;
import io.nunchi.spi.failure.Problem;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The private copies of jars that were checked, and what happens to the originals. */
@Timeout(120)
class CheckedCopyTest {

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path elsewhere;
  private CheckedPlugins checked;

  @BeforeEach
  void findFolders() {
    checked = new CheckedPlugins(plugins, natives, elsewhere);
  }

  @Test
  void nativeRootThatOthersMayWriteToIsRefusedWhereJarsAreChecked() throws Exception {
    Files.setPosixFilePermissions(natives, PosixFilePermissions.fromString("rwxrwxrwx"));
    HostException refused =
        catchThrowableOfType(
            HostException.class, () -> checked.builder().allowPluginDigests(List.of()).build());
    assertThat(refused.problems()).extracting(Problem::code).containsExactly("NUN-1030");
    checked.builder().build().close();
  }

  @Test
  void jarThatIsOverwrittenAfterItsCheckChangesNoClass() throws Exception {
    Path jar = plugins.resolve("scripted.jar");
    later(sayingTool(), "checked").write(jar);
    try (AnalyticsHost host = checked.builder().allowPluginDigests(List.of(sha256(jar))).build()) {
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
    String ofPlugin = sha256(checked.jar());
    Path tools = Files.createDirectory(elsewhere.resolve("tools"));
    Path jar = tools.resolve("say.jar");
    later(sayingTool(), "checked").write(jar);
    try (AnalyticsHost host =
        checked.builder().allowPluginDigests(List.of(ofPlugin, sha256(jar))).build()) {
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
        checked.builder().allowPluginDigests(List.of(sha256(jar), sha256(good))).build()) {
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
        checked.builder().allowPluginDigests(List.of(sha256(jar), sha256(next))).build()) {
      assertThat(said(host.findTool("test.scripted", "say").orElseThrow())).isEqualTo("first");
      Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
      host.rescanPlugins();
      assertThat(said(host.findTool("test.scripted", "say").orElseThrow())).isEqualTo("second");
      assertThat(copies()).as("of the first jar").hasSize(1);
    }
  }

  @Test
  void copiesAreThisUsersAloneAndEndWithTheirPlugin() throws Exception {
    Path jar = checked.signed("vendor");
    try (AnalyticsHost host = checked.trusting("vendor").build()) {
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
}
