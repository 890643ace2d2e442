package io.nunchi.reference.internal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataFolderTest {

  @Test
  void takesARelativeFolderFromTheRepositoryOn() {
    Path beside = Path.of("..", "..", "..").toAbsolutePath().normalize().resolve("shared/data");

    assertThat(DataFolder.folder("../shared/data")).isEqualTo(beside);
    assertThat(DataFolder.folder(null)).isEqualTo(beside);
    assertThat(DataFolder.folder("pom.xml")).isRegularFile();
  }

  @Test
  void takesAnAbsoluteFolderAsItIs() {
    Path absolute = Path.of("data").toAbsolutePath();

    assertThat(DataFolder.folder(absolute.toString())).isEqualTo(absolute);
  }
}
