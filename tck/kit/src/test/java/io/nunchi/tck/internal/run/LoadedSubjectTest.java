package io.nunchi.tck.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.loading.PluginRequirements.Need;
import io.nunchi.tck.example.BrightSpotPlugin;
import io.nunchi.tck.mutant.MutantJar;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedSubjectTest {

  @TempDir private Path folder = Path.of("");

  private static MutantJar plugin() {
    return new MutantJar(BrightSpotPlugin.class);
  }

  @Test
  void needsWhatItsManifestNames() throws Exception {
    plugin().needing("network, files").write(folder.resolve("plugin.jar"));

    try (LoadedSubject loaded = LoadedSubject.load(SubjectDefinition.at(folder))) {
      assertThat(loaded.needs()).containsExactlyInAnyOrder(Need.NETWORK, Need.FILES);
    }
  }

  @Test
  void needsNothingThatAnotherJarNames() throws Exception {
    plugin().write(folder.resolve("plugin.jar"));
    plugin().service("").needing("files").write(folder.resolve("library.jar"));

    try (LoadedSubject loaded = LoadedSubject.load(SubjectDefinition.at(folder))) {
      assertThat(loaded.needs()).isEmpty();
    }
  }

  @Test
  void needsNothingOnTheClassPath() throws Exception {
    try (LoadedSubject loaded =
        LoadedSubject.load(SubjectDefinition.onClassPath(BrightSpotPlugin::new))) {
      assertThat(loaded.needs()).isEmpty();
    }
  }
}
