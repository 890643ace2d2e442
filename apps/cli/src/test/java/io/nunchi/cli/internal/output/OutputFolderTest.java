package io.nunchi.cli.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.internal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

  @TempDir Path temporary = Path.of("");

  @Test
  void createsFoldersThatAreMissing() throws CliException {
    Path folder = temporary.resolve("a/b/c");

    OutputFolder.prepare(folder, false);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void removesEarlierResultsOnlyWhenTold() throws CliException, IOException {
    Path earlier = Files.writeString(temporary.resolve("summary.json"), "{}");

    OutputFolder folder = OutputFolder.prepare(temporary, true);
    assertThat(earlier).exists();
    folder.removeEarlierResults();

    assertThat(earlier).doesNotExist();
  }

  @Test
  void writesASummaryThatOthersMayRead() throws CliException, IOException {
    OutputFolder folder = OutputFolder.prepare(temporary, false);

    SummaryFile.write(folder, Map.of("frames", 3));

    assertThat(folder.summary()).content().contains("\"frames\" : 3").endsWith("\n");
    assertThat(temporary.toFile().list()).containsExactly("summary.json");
  }
}
