package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.report.IntervalBasis;
import io.nunchi.accuracy.text.Quantity;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class QuantityTest {

  @Test
  void oneIsSingular() {
    assertThat(Quantity.of(0, "frame")).isEqualTo("0 frames");
    assertThat(Quantity.of(1, "frame")).isEqualTo("1 frame");
    assertThat(Quantity.of(2, "box", "boxes")).isEqualTo("2 boxes");
    assertThat(Quantity.of(1, "box", "boxes")).isEqualTo("1 box");
  }

  @Test
  void theBasisOfIntervalsCountsInWords() {
    assertThat(new IntervalBasis(1, 1, 100, OptionalInt.empty()).sentence())
        .isEqualTo(
            "Nothing can be concluded from 1 frame of a recording: at least 100 are needed.");
    assertThat(new IntervalBasis(94, 0, 20, OptionalInt.of(93)).sentence())
        .isEqualTo(
            "95 % intervals from 94 independent images, by Student's t with 93 degrees of"
                + " freedom.");
    assertThat(new IntervalBasis(44, 0.4, 20, OptionalInt.of(4)).sentence())
        .startsWith("95 % intervals from 44 images that may err like those before them, by ");
  }
}
