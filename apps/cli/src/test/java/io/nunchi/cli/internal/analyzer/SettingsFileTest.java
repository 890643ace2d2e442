package io.nunchi.cli.internal.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.cli.internal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void aPartOfADescriptionCanBeAFileAndItsOwnKeysStandAboveIt() throws Exception {
    Path file =
        write(
            "{\"plugin\": \"a.b\", \"settings\": {\"confidence\": 0.4, \"flag\": true,"
                + " \"model\": \"models/m\", \"text\": \"x\"}}");
    AnalyzerSpec spec = AnalyzerSpec.parse("a.b,text=y,@" + file, "--analyzer");
    assertThat(spec.settings())
        .containsEntry("confidence", "0.4")
        .containsEntry("flag", "true")
        .containsEntry("model", Path.of("models/m").toAbsolutePath().toString())
        .containsEntry("text", "y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"plugin\": \"a.b\"}",
        "{\"plugin\": \"other\", \"settings\": {}}",
        "{\"plugin\": \"a.b\", \"settings\": {}, \"more\": 1}",
        "{\"plugin\": \"a.b\", \"settings\": {\"x\": [1]}}",
        "{\"plugin\": \"a.b\", \"settings\": {\"x\": null}}",
        "{\"plugin\": \"a.b\", \"settings\": {\"x\": 1, \"x\": 2}}",
        "{\"plugin\": 1, \"settings\": {}}"
      })
  void anythingElseIsRefused(String text) throws IOException {
    Path file = write(text);
    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> SettingsFile.read(file, "a.b"))
        .withMessageContaining("NUN-7027")
        .withMessageContaining(file.toString());
  }

  @Test
  void aMissingFileIsRefused() {
    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> SettingsFile.read(folder.resolve("none.json"), "a.b"))
        .withMessageContaining("NUN-7027");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("settings.json"), text);
  }
}
