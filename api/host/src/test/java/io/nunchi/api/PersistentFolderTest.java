package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.api.testplugin.small.KeepingPlugin;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PersistentFolderTest {

  private static final String ID = "test.keeping";

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path folder;

  @BeforeEach
  void writePlugin() throws Exception {
    new CompiledPlugin().plugin(KeepingPlugin.class).write(plugins.resolve("keeping.jar"));
  }

  private HostBuilder builder() {
    return new HostBuilder().pluginDirectory(plugins).nativeRoot(natives);
  }

  private static String statusOf(AnalyticsHost host) throws HostException {
    try (Engine engine = host.startEngine(ID, Map.of())) {
      return engine.status().reason();
    }
  }

  @Test
  void pluginFindsInItsFolderWhatItLeftThere() throws Exception {
    Path root = folder.resolve("made/later");
    try (AnalyticsHost host = builder().persistentRoot(root).build()) {
      assertThat(root).as("made when a plugin asks").doesNotExist();
      assertThat(statusOf(host)).isEqualTo("I");
      assertThat(statusOf(host)).isEqualTo("II");
    }
    try (AnalyticsHost host = builder().persistentRoot(root).build()) {
      assertThat(statusOf(host)).isEqualTo("III");
    }
    assertThat(root.resolve(ID)).isDirectoryContaining("glob:**/engines");
  }

  @Test
  void pluginWorksWithoutAFolder() throws Exception {
    try (AnalyticsHost host = builder().build()) {
      assertThat(statusOf(host)).isEqualTo("no folder");
      assertThat(host.report().problems()).isEmpty();
    }
  }

  @Test
  void folderThatCannotBeMadeIsAProblemOfTheHost() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    try (AnalyticsHost host = builder().persistentRoot(file).build()) {
      assertThat(statusOf(host)).isEqualTo("no folder");
      assertThat(host.report().problems()).extracting(Problem::code).containsExactly("NUN-4583");
    }
  }
}
