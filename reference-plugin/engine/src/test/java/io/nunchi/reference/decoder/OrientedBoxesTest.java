package io.nunchi.reference.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientedBoxesTest {

  private static final OrientedBox BOX = new OrientedBox(50, 50, 40, 10, 0.3f);
  private static final float RIGHT_ANGLE = (float) (Math.PI / 2);

  private static float overlap(OrientedBox one, OrientedBox other) {
    Candidates candidates = new Candidates();
    candidates.addOriented(one, 0.9f, 0);
    candidates.addOriented(other, 0.8f, 0);
    return candidates.iou(0, 1);
  }

  /** The expected values are those of the normal distributions in matrix form, by NumPy. */
  @ParameterizedTest
  @CsvSource({
    "50, 50, 40, 10, 0.3, 1.0",
    "52, 51, 40, 10, 0.3, 0.91918",
    "50, 50, 30, 20, 1.0, 0.5354",
    "60, 50, 40, 12, 0.1, 0.5787",
    "90, 90, 40, 10, 0.3, 0.0"
  })
  void overlapAsTheirDistributionsDo(
      float x, float y, float width, float height, float angle, float expected) {
    OrientedBox other = new OrientedBox(x, y, width, height, angle);
    assertThat(overlap(BOX, other)).isCloseTo(expected, within(1e-3f));
    assertThat(overlap(other, BOX)).isCloseTo(expected, within(1e-3f));
  }

  @Test
  void aCrossIsTwoThingsThoughTheBoxesAroundThemAreOne() {
    OrientedBox one = new OrientedBox(50, 50, 40, 10, RIGHT_ANGLE / 2);
    OrientedBox across = new OrientedBox(50, 50, 40, 10, -RIGHT_ANGLE / 2);
    assertThat(one.boundingWidth()).isEqualTo(across.boundingWidth());
    assertThat(overlap(one, across)).isLessThan(0.3f);
  }

  @Test
  void sidesThatChangePlacesWithTheAngleAreTheSameBox() {
    OrientedBox same = new OrientedBox(50, 50, 10, 40, 0.3f + RIGHT_ANGLE);
    assertThat(overlap(BOX, same)).isCloseTo(1, within(1e-3f));
  }

  @Test
  void aBoxWithoutAreaOverlapsLikeANumber() {
    OrientedBox nothing = new OrientedBox(50, 50, 0, 0, 0);
    assertThat(overlap(nothing, nothing)).isBetween(0f, 1f);
    assertThat(overlap(nothing, BOX)).isBetween(0f, 1f);
  }

  @Test
  void theBoxAroundItHoldsItsCorners() {
    for (int corner = 0; corner < OrientedBox.CORNERS; corner++) {
      assertThat(Math.abs(BOX.cornerX(corner) - 50))
          .isLessThanOrEqualTo(BOX.boundingWidth() / 2 + 1e-4f);
      assertThat(Math.abs(BOX.cornerY(corner) - 50))
          .isLessThanOrEqualTo(BOX.boundingHeight() / 2 + 1e-4f);
    }
    assertThat(new OrientedBox(50, 50, 40, 10, 0).cornerX(0)).isEqualTo(30);
    assertThat(new OrientedBox(50, 50, 40, 10, 0).cornerY(0)).isEqualTo(45);
  }
}
