package io.nunchi.api.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfidencesTest {

  private static Confidences of(double... values) {
    Confidences confidences = new Confidences();
    for (double value : values) {
      confidences.add((float) value);
    }
    return confidences;
  }

  @Test
  void distanceIsTheGreatestDifferenceOfTheDistributions() {
    // At 0.5, three of four values lie below on one side, and one of four on the other.
    assertThat(of(0.1, 0.2, 0.3, 0.9).distance(of(0.2, 0.6, 0.7, 0.8)).getAsDouble())
        .isEqualTo(0.5);
    assertThat(of(0, 0.1).distance(of(0.9, 1)).getAsDouble()).isEqualTo(1);
  }

  @Test
  void alikeDistributionsHaveNoDistanceHoweverManyTheyAre() {
    assertThat(of(0.25, 0.75).distance(of(0.25, 0.25, 0.75, 0.75)).getAsDouble()).isZero();
  }

  @Test
  void withoutValuesNothingIsDefined() {
    assertThat(of().mean()).isEmpty();
    assertThat(of().distance(of(0.5))).isEmpty();
    assertThat(of(0.5).distance(of())).isEmpty();
    assertThat(of(0.25, 0.5).mean().getAsDouble()).isCloseTo(0.375, within(1e-9));
  }
}
