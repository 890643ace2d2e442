package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.tck.example.BrightSpotPlugin;
import io.nunchi.tck.mutant.MutantJar;
import io.nunchi.tck.report.TckException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of plugins, and plugins without one of their jars: no rule is blamed. */
class PluginFolderTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void namesTheClassItsCallerAndTheFolderForTheJar() throws Exception {
    Path own = Files.createDirectory(folder.resolve("example.bright-spot"));
    incomplete(own.resolve("spot.jar"));

    assertThatThrownBy(() -> ContractVerification.of(Subject.at(own), TestEffort.LEAST))
        .isInstanceOf(TckException.class)
        .hasMessageContainingAll(
            "NUN-4508", "BrightSpotPlugin$Analyzer", "in spot.jar", "put what it needs")
        .hasMessageEndingWith("into " + own);
  }

  @Test
  void saysThatAJarWithDependenciesNeedsAFolder() throws Exception {
    Path jar = incomplete(folder.resolve("spot.jar"));

    assertThatThrownBy(() -> ContractVerification.of(Subject.at(jar), TestEffort.LEAST))
        .isInstanceOf(TckException.class)
        .hasMessageEndingWith("into a folder of its own, together with " + jar);
  }

  @Test
  void aCompletePluginIsVerified() throws Exception {
    Path jar = new MutantJar(BrightSpotPlugin.class).write(folder.resolve("spot.jar"));

    try (ContractVerification verification =
        ContractVerification.of(Subject.at(jar), TestEffort.LEAST)) {
      assertThat(verification.plugin().location()).isEqualTo(jar.toString());
    }
  }

  @Test
  void aFolderWithJarsOfSeveralPluginsIsADirectoryOfPlugins() throws Exception {
    Path jar = new MutantJar(BrightSpotPlugin.class).write(folder.resolve("a.jar"));
    Files.copy(jar, folder.resolve("b.jar")); // refused: the same id again

    try (ContractVerification verification =
        ContractVerification.of(Subject.at(folder), TestEffort.LEAST)) {
      assertThat(verification.plugin().location()).isEqualTo(jar.toString());
      assertThat(verification.plugin().jars()).hasSize(1);
    }
  }

  private static Path incomplete(Path jar) throws Exception {
    return new MutantJar(BrightSpotPlugin.class)
        .without("BrightSpotPlugin$Analyzer.class")
        .write(jar);
  }
}
