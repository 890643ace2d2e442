package io.nunchi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FramePixelsTest {

  private static final int RED = 0xff0000;

  @Test
  void laysColoursOutAsThePixelFormatSays() {
    assertThat(plane(PixelFormat.RGB, 0)).startsWith(255, 0, 0);
    assertThat(plane(PixelFormat.BGR, 0)).startsWith(0, 0, 255);
    assertThat(plane(PixelFormat.BGRA, 0)).startsWith(0, 0, 255, 255);
    assertThat(plane(PixelFormat.GRAY8, 0)).containsOnly(76);
  }

  @Test
  void convertsToFullRangeBt601() {
    assertThat(plane(PixelFormat.I420, 0)).containsOnly(76);
    assertThat(plane(PixelFormat.I420, 1)).containsOnly(85);
    assertThat(plane(PixelFormat.I420, 2)).containsOnly(255);
    assertThat(plane(PixelFormat.NV12, 1)).startsWith(85, 255);
  }

  @ParameterizedTest
  @EnumSource(PixelFormat.class)
  void padsRowsOfEveryFormat(PixelFormat format) {
    FramePixels padded = FramePixels.paint(new FrameLayout(3, 3, format, 5, 0xab), (x, y) -> RED);

    for (Plane plane : padded.planes()) {
      assertThat(plane.stride()).isEqualTo(plane.rowBytes() + 5);
      assertThat(bytes(plane)).endsWith(0xab, 0xab, 0xab, 0xab, 0xab);
    }
  }

  @Test
  void paintsEachPixelAtItsPlace() {
    FramePixels pixels =
        FramePixels.paint(
            FrameLayout.of(2, 2, PixelFormat.GRAY8), (x, y) -> (x + 2 * y) * 0x010101);

    assertThat(bytes(pixels.planes().get(0))).containsExactly(0, 1, 2, 3);
  }

  @Test
  void overwritesEveryByteOfThisFrameAlone() {
    FramePixels pixels = FramePixels.grey(FrameLayout.of(5, 3, PixelFormat.NV12));
    FramePixels copy = pixels.padded(0, 0);
    long before = pixels.checksum();

    pixels.overwrite();

    assertThat(pixels.checksum()).isNotEqualTo(before);
    assertThat(copy.checksum()).isEqualTo(before);
    pixels.planes().forEach(plane -> assertThat(bytes(plane)).containsOnly(0x5b));
  }

  private static List<Integer> plane(PixelFormat format, int index) {
    return bytes(
        FramePixels.paint(FrameLayout.of(4, 4, format), (x, y) -> RED).planes().get(index));
  }

  private static List<Integer> bytes(Plane plane) {
    List<Integer> bytes = new ArrayList<>();
    for (int i = 0; i < plane.buffer().capacity(); i++) {
      bytes.add(Byte.toUnsignedInt(plane.buffer().get(i)));
    }
    return bytes;
  }
}
