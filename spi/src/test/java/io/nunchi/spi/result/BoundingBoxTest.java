package io.nunchi.spi.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class BoundingBoxTest {

  @Property
  void iouIsSymmetricAndAPart(
      @ForAll @FloatRange(max = 1) float left,
      @ForAll @FloatRange(max = 1) float top,
      @ForAll @FloatRange(max = 1) float width,
      @ForAll @FloatRange(max = 1) float height) {
    BoundingBox one = new BoundingBox(left, top, width, height);
    BoundingBox other = new BoundingBox(0.25f, 0.25f, 0.5f, 0.5f);
    assertThat(one.iou(other)).isBetween(0f, 1.00001f).isEqualTo(other.iou(one));
  }

  @Property
  void iouWithItselfIsOne(
      @ForAll @FloatRange(max = 0.5f) float left,
      @ForAll @FloatRange(min = 0.01f, max = 0.5f) float width) {
    BoundingBox box = new BoundingBox(left, left, width, width);
    assertThat(box.iou(box)).isCloseTo(1f, within(1e-4f));
  }

  @Test
  void iouOfHalfShiftedBoxesIsAThird() {
    BoundingBox one = new BoundingBox(0, 0, 0.5f, 0.5f);
    BoundingBox shifted = new BoundingBox(0.25f, 0, 0.5f, 0.5f);
    assertThat(one.iou(shifted)).isCloseTo(1f / 3, within(1e-6f));
  }

  @Test
  void emptyAndDistantBoxesHaveNothingInCommon() {
    BoundingBox empty = new BoundingBox(0.5f, 0.5f, 0, 0);
    assertThat(empty.iou(empty)).isZero();
    assertThat(empty.iou(new BoundingBox(0, 0, 0.1f, 0.1f))).isZero();
  }
}
