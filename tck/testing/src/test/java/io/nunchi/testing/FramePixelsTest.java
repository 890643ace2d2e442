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
    FramePixels padded =
        FramePixels.paint(
            FrameLayout.of(3, 3, format).in(PlaneMemory.padded(5, 0xab)), (x, y) -> RED);

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
    FramePixels copy = pixels.copiedInto(PlaneMemory.TIGHT);
    long before = pixels.checksum();

    pixels.overwrite();

    assertThat(pixels.checksum()).isNotEqualTo(before);
    assertThat(copy.checksum()).isEqualTo(before);
    for (int i = 0; i < 2; i++) {
      assertThat(bytes(pixels.planes().get(i))).isNotEqualTo(bytes(copy.planes().get(i)));
    }
  }

  /** An analyzer that compares pictures with a threshold must notice the overwritten one. */
  @Test
  void overwritesWithValuesFromBlackToWhite() {
    FramePixels pixels = FramePixels.grey(FrameLayout.of(32, 32, PixelFormat.GRAY8));

    pixels.overwrite();

    List<Integer> bytes = bytes(pixels.planes().get(0));
    assertThat(bytes).anyMatch(value -> value < 10).anyMatch(value -> value > 245);
    assertThat(bytes.stream().filter(value -> Math.abs(value - 100) > 50).count())
        .isGreaterThan(32 * 32 / 2);
  }

  @ParameterizedTest
  @EnumSource(PixelFormat.class)
  void endsTheBufferWithTheLastRowIfThereIsNoTail(PixelFormat format) {
    PlaneMemory memory = PlaneMemory.padded(7, 0xab).withoutTail().offsetBy(3);
    FramePixels pixels = FramePixels.paint(FrameLayout.of(5, 3, format).in(memory), (x, y) -> RED);

    for (Plane plane : pixels.planes()) {
      assertThat(plane.buffer().capacity())
          .isEqualTo(plane.stride() * (plane.rows() - 1) + plane.rowBytes());
      assertThat(plane.buffer().alignmentOffset(0, 4)).isEqualTo(3);
      assertThat(bytes(plane).get(bytes(plane).size() - 1)).isNotEqualTo(0xab);
    }
  }

  @ParameterizedTest
  @EnumSource(PixelFormat.class)
  void copiesTheSamePictureIntoOtherMemory(PixelFormat format) {
    FramePixels tight = FramePixels.paint(FrameLayout.of(5, 3, format), (x, y) -> x * 40 + y);
    FramePixels other = tight.copiedInto(new PlaneMemory(37, 9, 1, false));

    for (int i = 0; i < format.planeCount(); i++) {
      Plane one = tight.planes().get(i);
      Plane two = other.planes().get(i);
      for (int y = 0; y < one.rows(); y++) {
        assertThat(row(two, y)).isEqualTo(row(one, y));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PixelFormat.class)
  void paintsBlocksLikeSingleRows(PixelFormat format) {
    FrameLayout layout = FrameLayout.of(13, 11, format);
    FramePixels.Painter wall = (x, y) -> x * 0x102030 + y * 0x30201;

    assertThat(FramePixels.paintBlocks(layout, 3, wall).checksum())
        .isEqualTo(FramePixels.paint(layout, (x, y) -> wall.rgb(x / 3, y / 3)).checksum());
  }

  private static List<Integer> row(Plane plane, int y) {
    return bytes(plane).subList(y * plane.stride(), y * plane.stride() + plane.rowBytes());
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
