package io.nunchi.reference.internal.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import org.junit.jupiter.api.Test;

class YuvConversionTest {

  @Test
  void giveThePublishedCoefficients() {
    double[] bt601 = YuvConversion.toColors(ColorMatrix.BT601, ColorRange.LIMITED, ColorOrder.RGB);
    assertThat(bt601)
        .containsExactly(
            new double[] {
              1.164, 0, 1.596, -222.9, 1.164, -0.392, -0.813, 135.6, 1.164, 2.017, 0, -276.8
            },
            within(0.05));
    double[] bt709 = YuvConversion.toColors(ColorMatrix.BT709, ColorRange.FULL, ColorOrder.RGB);
    assertThat(bt709)
        .containsExactly(
            new double[] {1, 0, 1.5748, -201.6, 1, -0.1873, -0.4681, 83.9, 1, 1.8556, 0, -237.5},
            within(0.05));
    double[] bt2020 = YuvConversion.toColors(ColorMatrix.BT2020, ColorRange.FULL, ColorOrder.RGB);
    assertThat(bt2020)
        .containsExactly(
            new double[] {1, 0, 1.4746, -188.7, 1, -0.1646, -0.5714, 94.2, 1, 1.8814, 0, -240.8},
            within(0.05));
  }

  @Test
  void orderTheRowsLikeTheTensorsChannels() {
    double[] rgb = YuvConversion.toColors(ColorMatrix.BT709, ColorRange.FULL, ColorOrder.RGB);
    double[] bgr = YuvConversion.toColors(ColorMatrix.BT709, ColorRange.FULL, ColorOrder.BGR);

    for (int i = 0; i < 4; i++) {
      assertThat(bgr[i]).isEqualTo(rgb[8 + i]);
      assertThat(bgr[4 + i]).isEqualTo(rgb[4 + i]);
      assertThat(bgr[8 + i]).isEqualTo(rgb[i]);
    }
  }
}
