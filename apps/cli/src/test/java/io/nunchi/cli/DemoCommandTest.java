package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.ScriptedPluginJar;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void saysWhichScenesThereAre() {
    CommandRun run = demo("moon", folder);

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-4301", "street-day");
  }

  @Test
  void needsBothPlugins() throws Exception {
    Path plugins = ScriptedPluginJar.packInto(folder);

    CommandRun run = demo("street-day?frames=2&width=160&height=90", plugins);

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-1010", "nunchi.reference");
  }

  private CommandRun demo(String scene, Path plugins) {
    return CommandRun.of(
        "demo",
        "--scene",
        scene,
        "--plugin-directory",
        plugins.toString(),
        "--out",
        folder.resolve("demo").toString());
  }
}
