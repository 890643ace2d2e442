package io.nunchi.tracking.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraMotionTest {

  @Test
  void movesPointsAndTurnsSpeeds() {
    CameraMotion motion = CameraMotion.of(0, -2, 5, 2, 0, 7);

    assertThat(motion.x(1, 3)).isEqualTo(-1);
    assertThat(motion.y(1, 3)).isEqualTo(9);
    assertThat(motion.xOfVector(1, 3)).isEqualTo(-6);
    assertThat(motion.yOfVector(1, 3)).isEqualTo(2);
    assertThat(motion.scale()).isEqualTo(2);
  }

  @Test
  void twoMovementsAreOne() {
    CameraMotion first = CameraMotion.of(1.1, 0.2, 3, -0.2, 1.1, 4);
    CameraMotion second = CameraMotion.of(0.9, -0.1, -5, 0.1, 0.9, 6);
    CameraMotion both = first.then(second);

    assertThat(both.x(10, 20)).isCloseTo(second.x(first.x(10, 20), first.y(10, 20)), within(1e-12));
    assertThat(both.y(10, 20)).isCloseTo(second.y(first.x(10, 20), first.y(10, 20)), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e300, 0, -1})
  void refusesWhatIsNoMovement(double number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CameraMotion.of(number, 0, 0, 0, number == -1 ? 1 : number, 0));
  }

  @Test
  void refusesNumbersThatWouldOverflowInATracker() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CameraMotion.of(1e150, 0, 0, 0, 1e150, 0))
        .withMessageContaining("found 1.0E150");
    CameraMotion zoom = CameraMotion.of(1e6, 0, 0, 0, 1e6, 0);
    assertThatIllegalArgumentException().isThrownBy(() -> zoom.then(zoom));
  }

  @Test
  void refusesTooFewNumbers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CameraMotion.of(1, 0, 0))
        .withMessageContaining("found 3");
  }
}
