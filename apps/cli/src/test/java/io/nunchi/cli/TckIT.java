package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.Program;
import io.nunchi.cli.testing.ScriptedPluginJar;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit in the packed program, which a plugin can end. */
class TckIT {

  @TempDir private Path folder = Path.of("");

  @Test
  void isNotFooledByAPluginThatEndsTheProcess() throws Exception {
    String plugin = ScriptedPluginJar.packInto(folder).resolve(ScriptedPluginJar.ID).toString();

    try (Program program = Program.run(folder, "tck", plugin, "--set", "mode=exit")) {
      assertThat(program.exitCode()).as(program.out()).isEqualTo(1);
      assertThat(program.err()).contains("rule 8.3 is broken", "the first run");
    }
  }
}
