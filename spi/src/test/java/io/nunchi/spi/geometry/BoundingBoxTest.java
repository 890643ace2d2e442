package io.nunchi.spi.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
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
  void iouOfTinyBoxesIsAPartAsWell(
      @ForAll @FloatRange(max = 1) float left, @ForAll @IntRange(max = 100) int size) {
    BoundingBox box = new BoundingBox(left, left, size * 1e-8f, size * 1e-8f);
    assertThat(box.iou(box)).isBetween(0f, 1.00001f);
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
  void hasEdgesACentreAndAFoot() {
    BoundingBox box = BoundingBox.ofEdges(0.25f, 0.5f, 0.75f, 1);
    assertThat(box).isEqualTo(new BoundingBox(0.25f, 0.5f, 0.5f, 0.5f));
    assertThat(box.center()).isEqualTo(new Point(0.5, 0.75));
    assertThat(box.bottomCenter()).isEqualTo(new Point(0.5, 1));
    assertThat(box.contains(new Point(0.25, 0.5))).isTrue();
    assertThat(box.contains(new Point(0.75, 1))).isTrue();
    assertThat(box.contains(new Point(0.2, 0.75))).isFalse();
    assertThat(box.contains(new Point(0.5, 0.4))).isFalse();
    assertThat(box.contains(new Point(0.8, 0.75))).isFalse();
    assertThat(box.contains(new Point(0.5, 1.1))).isFalse();
  }

  @Property
  void unionHoldsBothAndIsNoLargerThanNeeded(
      @ForAll @IntRange(max = 8) int left,
      @ForAll @IntRange(max = 8) int top,
      @ForAll @IntRange(max = 8) int width,
      @ForAll @IntRange(max = 8) int height) {
    BoundingBox one = new BoundingBox(left / 16f, top / 16f, width / 16f, height / 16f);
    BoundingBox other = new BoundingBox(0.25f, 0.375f, 0.25f, 0.125f);
    BoundingBox union = one.union(other);
    assertThat(union).isEqualTo(other.union(one));
    assertThat(union.left()).isEqualTo(Math.min(one.left(), other.left()));
    assertThat(union.bottom()).isEqualTo(Math.max(one.bottom(), other.bottom()));
    assertThat(one.commonArea(other))
        .isEqualTo(other.commonArea(one))
        .isLessThanOrEqualTo(Math.min(one.area(), other.area()));
    assertThat(union.area())
        .isGreaterThanOrEqualTo(one.area() + other.area() - one.commonArea(other));
  }

  @Property
  void clampedLiesInTheFrameAndLeavesABoxInItAlone(
      @ForAll @IntRange(min = -20, max = 20) int left,
      @ForAll @IntRange(min = -20, max = 20) int top,
      @ForAll @IntRange(max = 40) int width,
      @ForAll @IntRange(max = 40) int height) {
    BoundingBox box = new BoundingBox(left / 16f, top / 16f, width / 16f, height / 16f);
    BoundingBox clamped = box.clamped();
    for (float edge :
        new float[] {clamped.left(), clamped.top(), clamped.right(), clamped.bottom()}) {
      assertThat(edge).isBetween(0f, 1f);
    }
    boolean inside = left >= 0 && top >= 0 && box.right() <= 1 && box.bottom() <= 1;
    if (inside) {
      assertThat(clamped).isEqualTo(box);
    }
    assertThat(clamped.area()).isEqualTo(box.commonArea(new BoundingBox(0, 0, 1, 1)));
  }

  @Test
  void emptyAndDistantBoxesHaveNothingInCommon() {
    BoundingBox empty = new BoundingBox(0.5f, 0.5f, 0, 0);
    assertThat(empty.iou(empty)).isZero();
    assertThat(empty.iou(new BoundingBox(0, 0, 0.1f, 0.1f))).isZero();
  }
}
