package io.nunchi.loading.internal.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PrivateCopyTest {

  @TempDir Path folder;
  private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

  /** A file to which somebody appends for ever. */
  private static final class Growing extends InputStream {

    private long read;

    @Override
    public int read() {
      read++;
      return 7;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      read += length;
      return length;
    }
  }

  @Test
  void copiesAStreamOfTheGivenLength() throws Exception {
    byte[] bytes = new byte[200_000];
    bytes[199_999] = 1;
    PrivateCopy.copyExactly(new ByteArrayInputStream(bytes), bytes.length, copy);
    assertThat(copy.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void readsOneByteMoreOfAFileThatGrows() {
    Growing growing = new Growing();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> PrivateCopy.copyExactly(growing, 100_000, copy))
        .withMessageContaining("longer than 100000 bytes");
    assertThat(growing.read).isEqualTo(100_001);
    assertThat(copy.size()).isEqualTo(100_000);
  }

  @Test
  void refusesAFileThatShrinks() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> PrivateCopy.copyExactly(new ByteArrayInputStream(new byte[9]), 10, copy))
        .withMessageContaining("shorter than 10 bytes");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDeviceIsNoFile() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> PrivateCopy.make(Path.of("/dev/null"), folder.resolve("copy")))
        .withMessageContaining("not a file");
    assertThat(folder.resolve("copy")).doesNotExist();
  }
}
