package io.nunchi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorCodingTest {

  /** The samples of ITU-R BT.601, BT.709 and BT.2020 for white, black and pure colours. */
  @ParameterizedTest
  @CsvSource({
    "BT601, FULL, ffffff, 255, 128, 128",
    "BT601, FULL, 000000, 0, 128, 128",
    "BT601, FULL, ff0000, 76, 85, 255",
    "BT601, LIMITED, ffffff, 235, 128, 128",
    "BT601, LIMITED, 000000, 16, 128, 128",
    "BT601, LIMITED, ff0000, 81, 90, 240",
    "BT709, LIMITED, ff0000, 63, 102, 240",
    "BT709, LIMITED, 0000ff, 32, 240, 118",
    "BT709, FULL, 00ff00, 182, 30, 12",
    "BT2020, LIMITED, ff0000, 74, 97, 240",
    "BT2020, FULL, 0000ff, 15, 255, 118"
  })
  void codesColours(ColorMatrix matrix, ColorRange range, String rgb, int y, int u, int v) {
    ColorCoding coding = new ColorCoding(matrix, range);
    int colour = Integer.parseInt(rgb, 16);

    assertThat(Byte.toUnsignedInt(coding.luma(colour))).isEqualTo(y);
    assertThat(Byte.toUnsignedInt(coding.blueChroma(colour))).isEqualTo(u);
    assertThat(Byte.toUnsignedInt(coding.redChroma(colour))).isEqualTo(v);
  }
}
