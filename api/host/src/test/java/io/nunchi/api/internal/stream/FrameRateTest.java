package io.nunchi.api.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrameRateTest {

  private static int accepted(FrameRate rate, double cameraRate, int seconds) {
    int accepted = 0;
    for (int i = 0; i < cameraRate * seconds; i++) {
      if (!rate.isAbove(Math.round(i * 1e9 / cameraRate))) {
        accepted++;
      }
    }
    return accepted;
  }

  @Property
  void keepsTheTargetRateOfAFasterCamera(
      @ForAll @IntRange(min = 1, max = 30) int target,
      @ForAll @IntRange(min = 31, max = 120) int camera) {
    FrameRate rate = new FrameRate(OptionalDouble.of(target));
    assertThat(accepted(rate, camera, 100)).isBetween(target * 100 - 2, target * 100 + 2);
  }

  @Test
  void takesEverythingOfASlowerCameraAndWithoutATarget() {
    assertThat(accepted(new FrameRate(OptionalDouble.of(10)), 7, 10)).isEqualTo(70);
    assertThat(accepted(new FrameRate(OptionalDouble.empty()), 100, 10)).isEqualTo(1000);
  }
}
