package io.nunchi.reference.internal.preprocess;

import static io.nunchi.reference.internal.preprocess.SpecBuilder.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PreprocessingSpecTest {

  @Test
  void knowsTheTensorsSize() {
    assertThat(tensor(416, 320).build().tensorBytes()).isEqualTo(416 * 320 * 3 * 4);
    assertThat(tensor(8, 4).type(TensorType.FLOAT16).order(ColorOrder.GRAY).build().tensorBytes())
        .isEqualTo(64);
    assertThat(tensor(8192, 8192).build().tensorBytes()).isEqualTo(768L << 20);
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertRefused(tensor(0, 8), "width is from 1 to 8192; found 0");
    assertRefused(tensor(8, 8193), "height is from 1 to 8192; found 8193");
    assertRefused(tensor(8, 8).padValue(256), "padValue is from 0 to 255; found 256");
    assertRefused(tensor(8, 8).padValue(-1), "padValue is from 0 to 255; found -1");
    assertRefused(tensor(8, 8).scale(0), "scale is positive; found 0.0");
    assertRefused(tensor(8, 8).scale(Float.NaN), "scale is finite; found NaN");
    assertRefused(tensor(8, 8).std(1f, 0f, 1f), "std is positive; found 0.0");
    assertRefused(
        tensor(8, 8).mean(1f, Float.POSITIVE_INFINITY, 1f), "mean is finite; found Infinity");
  }

  @Test
  void refusesPartsOfACropThatAreNone() {
    assertRefused(tensor(8, 8).cropFraction(0), "cropFraction is above 0 and at most 1; found 0.0");
    assertRefused(
        tensor(8, 8).cropFraction(1.1), "cropFraction is above 0 and at most 1; found 1.1");
    assertRefused(
        tensor(8, 8).cropFraction(Double.NaN), "cropFraction is above 0 and at most 1; found NaN");
  }

  @Test
  void refusesNumbersForOtherChannels() {
    assertRefused(tensor(8, 8).mean(1f), "mean has one number per channel of BGR; found [1.0]");
    assertRefused(
        tensor(8, 8).order(ColorOrder.GRAY).std(1f, 1f, 1f),
        "std has one number per channel of GRAY; found [1.0, 1.0, 1.0]");
  }

  private static void assertRefused(SpecBuilder spec, String message) {
    assertThatIllegalArgumentException().isThrownBy(spec::build).withMessage(message);
  }
}
