package io.nunchi.cli.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetSpecTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void aDatasetHasTheNameOfItsFolderOrItsOwn() {
    assertThat(DatasetSpec.parse("data/street").shownName()).isEqualTo("street");
    assertThat(DatasetSpec.parse("night=data/street"))
        .isEqualTo(new DatasetSpec(Optional.of("night"), Path.of("data/street"), Optional.empty()));
    assertThat(DatasetSpec.parse("été=data/street").name()).contains("été");
  }

  @Test
  void aPartOfItsFramesMayBeNamed() {
    assertThat(DatasetSpec.parse("night=street#400-").frames()).contains("400-");
    assertThat(DatasetSpec.parse("street#1-399"))
        .isEqualTo(new DatasetSpec(Optional.empty(), Path.of("street"), Optional.of("1-399")));
  }

  @Test
  void aFolderThatExistsIsTakenAsItIsWritten() throws Exception {
    Path odd = Files.createDirectories(folder.resolve("a=b#1-2"));

    assertThat(DatasetSpec.parse(odd.toString()))
        .isEqualTo(new DatasetSpec(Optional.empty(), odd, Optional.empty()));
    assertThat(DatasetSpec.parse("x=" + odd))
        .isEqualTo(new DatasetSpec(Optional.of("x"), odd, Optional.empty()));
  }
}
