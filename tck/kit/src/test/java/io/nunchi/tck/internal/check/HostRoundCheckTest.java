package io.nunchi.tck.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostRoundCheckTest {

  @TempDir private Path folder = Path.of("");

  /** A user may have no right to make links. */
  @Test
  void copiesAPluginsFolderOrItsJar() throws IOException {
    Path plugin = Files.createDirectories(folder.resolve("plugin/lib"));
    Path jar = Files.writeString(plugin.resolve("acme.jar"), "classes");

    HostRoundCheck.copy(folder.resolve("plugin"), folder.resolve("copy"));
    HostRoundCheck.copy(jar, folder.resolve("copy.jar"));

    assertThat(folder.resolve("copy/lib/acme.jar")).hasContent("classes");
    assertThat(folder.resolve("copy.jar")).hasContent("classes");
  }

  @Test
  void aMoveThatTookLongIsNoProblemOfThePlugin() {
    HostRoundNotes notes = new HostRoundNotes();

    notes.onProblem(List.of(Problem.of("NUN-4515", "not every stream has moved yet")));
    assertThat(notes.problems()).isEmpty();

    notes.onProblem(List.of(Problem.of("NUN-4511", "an analyzer is in quarantine")));
    assertThat(notes.problems()).singleElement().asString().contains("NUN-4511");
  }
}
