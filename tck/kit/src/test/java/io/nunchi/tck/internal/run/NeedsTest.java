package io.nunchi.tck.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.example.BrightSpotPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeedsTest {

  @TempDir private Path folder = Path.of("");

  private Path jar(String name, String needs) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!needs.isEmpty()) {
      manifest.getMainAttributes().putValue(Needs.ATTRIBUTE, needs);
    }
    Path jar = folder.resolve(name);
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  @Test
  void areThoseThatTheManifestNames() throws IOException {
    Path jar = jar("both.jar", "Network, files");

    assertThat(Needs.of(SubjectDefinition.at(jar)))
        .containsExactlyInAnyOrder(Needs.NETWORK, Needs.FILES);
  }

  @Test
  void areThoseOfAllJarsOfAPlugin() throws IOException {
    jar("plugin.jar", "files");
    jar("library.jar", "");

    assertThat(Needs.of(SubjectDefinition.at(folder))).containsExactly(Needs.FILES);
  }

  @Test
  void areNoneWithoutAManifestThatNamesThem() throws IOException {
    assertThat(Needs.of(SubjectDefinition.at(jar("none.jar", "")))).isEmpty();
    assertThat(Needs.of(SubjectDefinition.onClassPath(BrightSpotPlugin::new))).isEmpty();
  }
}
