package io.nunchi.cli.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.testing.Clips;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatedFramesTest {

  @TempDir Path folder = Path.of("");

  @Test
  void refusesAFolderWithAPictureThatIsNotRead() throws Exception {
    Clips.images(folder, 32, 24, 3);
    Files.writeString(folder.resolve("frame2.png"), "no picture");

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> new DecodeBenchmark(0, 3).run(folder.toString()))
        .satisfies(
            refused ->
                assertThat(refused.problems().get(0).code()).isEqualTo(CliErrors.FRAME_UNREADABLE));
  }
}
