package io.nunchi.tck.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenFilesTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void findsWhatThreadsOfTheKitWriteAndWhere() throws Exception {
    Path file = folder.resolve("written");
    List<WrittenFiles.Written> written;
    try (WrittenFiles recorded = WrittenFiles.record()) {
      KitThread thread = new KitThread(() -> write(file), "writes");
      thread.start();
      thread.join();
      write(folder.resolve("by another"));
      written = recorded.stop();
    }

    assertThat(written)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.file()).isEqualTo(file.toAbsolutePath().normalize());
              assertThat(one.place())
                  .startsWith(WrittenFilesTest.class.getName() + ".write, line ");
            });
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "text");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
