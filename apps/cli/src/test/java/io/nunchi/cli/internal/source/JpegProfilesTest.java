package io.nunchi.cli.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.PictureFiles;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegProfilesTest {

  private static final byte[] PROFILE = new byte[1000];

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7})
  void removesAProfileAfterFillBytes(int fill) throws Exception {
    byte[] plain = PictureFiles.jpeg(PictureFiles.tiles(16), false);
    byte[] filled = withFill(PictureFiles.withProfile(plain, PROFILE), fill);

    byte[] removed = JpegProfiles.removed(filled);

    assertThat(removed).isEqualTo(withFill(plain, fill));
  }

  @Test
  void readsOnlyFillToTheEnd() {
    byte[] fill = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xff, (byte) 0xff};

    assertThat(JpegProfiles.removed(fill)).isSameAs(fill);
  }

  /** The file with bytes 0xff before its first segment. */
  private static byte[] withFill(byte[] jpeg, int count) {
    ByteBuffer filled = ByteBuffer.allocate(jpeg.length + count).put(jpeg, 0, 2);
    for (int i = 0; i < count; i++) {
      filled.put((byte) 0xff);
    }
    return filled.put(jpeg, 2, jpeg.length - 2).array();
  }
}
