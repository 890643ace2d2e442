package io.nunchi.cli.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.cli.internal.CliException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetSpecTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void aDatasetHasTheNameOfItsFolderOrItsOwn() throws Exception {
    assertThat(DatasetSpec.parse("data/street").shownName()).isEqualTo("street");
    assertThat(DatasetSpec.parse("night=data/street"))
        .isEqualTo(new DatasetSpec(Optional.of("night"), Path.of("data/street"), Optional.empty()));
    assertThat(DatasetSpec.parse("été=data/street").name()).contains("été");
  }

  @Test
  void aPartOfItsFramesMayBeNamed() throws Exception {
    assertThat(DatasetSpec.parse("night=street#400-").frames()).contains("400-");
    assertThat(DatasetSpec.parse("street#1-399"))
        .isEqualTo(new DatasetSpec(Optional.empty(), Path.of("street"), Optional.of("1-399")));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "a/b", "../up", "/top", "a\\b"})
  void aNameThatIsNoFolderOfItsOwnIsRefused(String name) {
    for (String frames : new String[] {"", "#1-2"}) {
      assertThatExceptionOfType(CliException.class)
          .isThrownBy(() -> DatasetSpec.parse(name + "=" + folder + frames))
          .withMessageContaining("does not fit the option");
    }
  }

  @Test
  void aNameMayHaveDots() throws Exception {
    assertThat(DatasetSpec.parse("v1.2=" + folder).shownName()).isEqualTo("v1.2");
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
