package io.nunchi.reference.internal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RealFilesTest {

  @Test
  void takesARelativeFolderFromTheRepositoryOn() {
    Path beside = Path.of("..", "..", "..").toAbsolutePath().normalize().resolve("shared/data");

    assertThat(RealFiles.folder("../shared/data")).isEqualTo(beside);
    assertThat(RealFiles.folder(null)).isEqualTo(beside);
    assertThat(RealFiles.folder("pom.xml")).isRegularFile();
  }

  @Test
  void takesAnAbsoluteFolderAsItIs() {
    Path absolute = Path.of("data").toAbsolutePath();

    assertThat(RealFiles.folder(absolute.toString())).isEqualTo(absolute);
  }
}
