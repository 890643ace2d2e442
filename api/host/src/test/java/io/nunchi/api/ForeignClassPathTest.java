package io.nunchi.api;

import static io.nunchi.api.testing.CheckedPlugins.refusals;
import static io.nunchi.api.testing.CheckedPlugins.sha256;
import static io.nunchi.api.testing.CheckedPlugins.sign;
import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.testing.CheckedPlugins;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.spi.failure.Problem;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checked jars that name other jars, which nobody has checked. */
@Timeout(120)
class ForeignClassPathTest {

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path elsewhere;
  private CheckedPlugins checked;

  @BeforeEach
  void findFolders() {
    checked = new CheckedPlugins(plugins, natives, elsewhere);
  }

  @Test
  void jarWhoseClassPathNamesAnotherThatNobodyCheckedIsRefused() throws Exception {
    Path jar = checked.jar();
    addToManifest(jar, "Class-Path: scripted.jar lib/other.jar\n");
    assertThat(refusals(checked.builder().allowPluginDigests(List.of(sha256(jar)))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-1017");
              assertThat(problem.found()).isEqualTo("lib/other.jar");
            });
    assertThat(refusals(checked.builder())).as("where nothing is checked").isEmpty();
  }

  @Test
  void jarWithAnIndexIsRefusedBeforeAClassOfAnotherJarRuns() throws Exception {
    Path jar = checked.jar();
    CommandedPlugin.jar().write(elsewhere.resolve("stranger.jar"));
    takeOut(jar, "io/nunchi/api/testplugin/ObedientPlugin.class");
    addIndex(jar, elsewhere.resolve("stranger.jar"));
    assertThat(refusals(checked.builder().allowPluginDigests(List.of(sha256(jar)))))
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
    assertThat(refusals(checked.trusting("vendor")))
        .extracting(Problem::code)
        .containsExactly("NUN-1019");
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
    Path jar = checked.jar();
    addToManifest(jar, "Class-Path: " + classPath + "\n");
    assertThat(refusals(checked.builder().allowPluginDigests(List.of(sha256(jar)))))
        .extracting(Problem::code)
        .containsExactly("NUN-1017");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"scripted.jar", "./scripted.jar", "lib/../scripted.jar", " scripted.jar "})
  void classPathThatNamesThePluginsOwnJarsAloneIsAccepted(String classPath) throws Exception {
    Path jar = checked.jar();
    addToManifest(jar, "Class-Path: " + classPath + "\n");
    assertThat(refusals(checked.builder().allowPluginDigests(List.of(sha256(jar))))).isEmpty();
  }

  private static void addToManifest(Path jar, String line) throws Exception {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path manifest = files.getPath("META-INF/MANIFEST.MF");
      Files.writeString(manifest, Files.readString(manifest).stripTrailing() + "\n" + line);
    }
  }
}
