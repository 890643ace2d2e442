package io.nunchi.cli.internal.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.cli.internal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestThresholdsTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void everythingButTheThresholdsStaysAsItWasWritten() throws Exception {
    String before = "{ \"id\":\"m\",\n\n  \"labels\": [\"ä\",  \"car\"], \"thresholds\":";
    String after = "  ,\n\t\"nms\":{\"thresholds\": 1} }\n";
    write(before + " {\"confidence\": 0.3, \"perLabel\": {\"car\": 0.4, \"bus\": 0.5}}" + after);

    ManifestThresholds.open(folder).write(Map.of("ä", 0.37, "car", 0.45));

    assertThat(folder.resolve("model.json"))
        .content()
        .isEqualTo(
            before
                + " {\n    \"confidence\": 0.3,\n    \"perLabel\": {\n      \"bus\": 0.5,\n"
                + "      \"car\": 0.45,\n      \"ä\": 0.37\n    }\n  }"
                + after);
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void aManifestOfAnotherModelIsRefused() throws Exception {
    write("{\"id\": \"m\", \"thresholds\": {\"confidence\": 0.3}}");
    ManifestThresholds manifest = ManifestThresholds.open(folder);
    manifest.requireModel("m");
    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> manifest.requireModel("n"))
        .withMessageContaining("NUN-7029");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"id\": \"m\"}", "{\"thresholds\": {}}"})
  void whatIsNoManifestIsRefused(String text) throws IOException {
    write(text);
    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> ManifestThresholds.open(folder))
        .withMessageContaining("NUN-7029");
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("model.json"), text);
  }
}
