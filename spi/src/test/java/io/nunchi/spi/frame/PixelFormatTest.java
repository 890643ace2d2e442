package io.nunchi.spi.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PixelFormatTest {

  @Property
  void chromaCoversOddPictures(
      @ForAll @IntRange(min = 1, max = 8192) int width,
      @ForAll @IntRange(min = 1, max = 8192) int height) {
    assertThat(2 * PixelFormat.I420.rowBytes(1, width)).isBetween(width, width + 1);
    assertThat(2 * PixelFormat.I420.rows(2, height)).isBetween(height, height + 1);
    assertThat(PixelFormat.NV12.rowBytes(1, width)).isBetween(width, width + 1);
    assertThat(PixelFormat.NV12.rows(1, height)).isEqualTo(PixelFormat.I420.rows(1, height));
  }

  @Property
  void lumaHasAByteForEachPixel(@ForAll @IntRange(min = 1, max = 8192) int width) {
    assertThat(PixelFormat.NV12.rowBytes(0, width)).isEqualTo(width);
    assertThat(PixelFormat.I420.rowBytes(0, width)).isEqualTo(width);
  }

  @Property
  void packedFormatsHaveOnePlane(@ForAll @IntRange(min = 1, max = 8192) int width) {
    assertThat(PixelFormat.BGR.rowBytes(0, width)).isEqualTo(3 * width);
    assertThat(PixelFormat.RGB.rowBytes(0, width)).isEqualTo(3 * width);
    assertThat(PixelFormat.BGRA.rowBytes(0, width)).isEqualTo(4 * width);
    assertThat(PixelFormat.GRAY8.rowBytes(0, width)).isEqualTo(width);
  }

  @Property
  void refusesPlanesThatDoNotExist(@ForAll PixelFormat format) {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> format.rowBytes(format.planeCount(), 10));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> format.rows(-1, 10));
  }
}
