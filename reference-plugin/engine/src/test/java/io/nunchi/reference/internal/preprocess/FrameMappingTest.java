package io.nunchi.reference.internal.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.nunchi.reference.decoder.MaskCanvas;
import io.nunchi.reference.decoder.TensorArea;
import io.nunchi.spi.geometry.BoundingBox;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrameMappingTest {

  private static final FrameMapping MIDDLE_THIRD = new FrameMapping(1.0 / 30, -1, 1.0 / 60, -1);

  @Test
  void pointsBesideTheFrameAreNotClipped() {
    assertThat(MIDDLE_THIRD.toFrameX(0)).isEqualTo(-1);
    assertThat(MIDDLE_THIRD.toFrameX(45)).isCloseTo(0.5f, within(1e-6f));
    assertThat(MIDDLE_THIRD.toFrameY(180)).isCloseTo(2, within(1e-6f));
  }

  @Test
  void boxesAreClippedToTheFrame() {
    BoundingBox box = MIDDLE_THIRD.toFrameBox(0, 75, 45, 1000);

    assertThat(box.left()).isZero();
    assertThat(box.top()).isCloseTo(0.25f, within(1e-6f));
    assertThat(box.right()).isCloseTo(0.5f, within(1e-6f));
    assertThat(box.bottom()).isEqualTo(1);
  }

  @Test
  void aBoxBesideTheFrameHasNoArea() {
    assertThat(MIDDLE_THIRD.toFrameBox(0, 0, 10, 10)).isEqualTo(new BoundingBox(0, 0, 0, 0));
    assertThat(MIDDLE_THIRD.toFrameBox(70, 130, 80, 150)).isEqualTo(new BoundingBox(1, 1, 0, 0));
  }

  @Test
  void aBoxWhoseEdgesAreTheWrongWayRoundHasNoArea() {
    assertThat(MIDDLE_THIRD.toFrameBox(50, 100, 40, 90).area()).isZero();
  }

  @Test
  void aBoxOfTheFrameIsFoundAgainInTheTensor() {
    BoundingBox box = MIDDLE_THIRD.toFrameBox(0, 75, 45, 1000);
    TensorArea area = MIDDLE_THIRD.toTensorArea(box);
    assertThat(area.left()).isCloseTo(30, within(1e-4));
    assertThat(area.top()).isCloseTo(75, within(1e-4));
    assertThat(area.right()).isCloseTo(45, within(1e-4));
    assertThat(area.bottom()).isCloseTo(120, within(1e-4));
    assertThat(MIDDLE_THIRD.frameArea()).isEqualTo(new TensorArea(30, 60, 60, 120));
  }

  @Property(tries = 1000)
  void cellsOfAMaskLieEvenlyOverTheBoxInTheFrame(
      @ForAll @FloatRange(min = 0, max = 0.5f) float left,
      @ForAll @FloatRange(min = 0.01f, max = 0.5f) float width,
      @ForAll @IntRange(min = 1, max = 2000) int drawn,
      @ForAll @IntRange(min = 0, max = 500) int padding) {
    FrameMapping mapping = new FrameMapping(1.0 / drawn, -(double) padding / drawn, 1, 0);
    MaskCanvas canvas = new MaskCanvas();
    canvas.place(mapping.toTensorArea(new BoundingBox(left, 0, width, 1)));
    canvas.chooseCells(4, 4);
    for (int column = 0; column <= canvas.columns(); column++) {
      assertThat(mapping.toFrameX((float) canvas.x(column)))
          .isCloseTo(left + width * column / canvas.columns(), within(1e-4f));
    }
  }

  @Property(tries = 500)
  void anglesStayWithinHalfATurn(@ForAll @FloatRange(min = -10, max = 10) float angle) {
    assertThat(MIDDLE_THIRD.toFrameAngle(angle, 1)).isBetween(-Math.PI / 2, Math.PI / 2);
    assertThat(Math.tan(MIDDLE_THIRD.toFrameAngle(angle, 0.5)))
        .isCloseTo(Math.tan(angle), withinPercentage(0.01));
  }

  @Test
  void infiniteEdgesAreClippedToo() {
    assertThat(
            MIDDLE_THIRD.toFrameBox(
                Float.NEGATIVE_INFINITY, -Float.MAX_VALUE, Float.POSITIVE_INFINITY, 1e30f))
        .isEqualTo(new BoundingBox(0, 0, 1, 1));
  }

  @Property(tries = 5000)
  void everyBoxEndsInsideOfTheFrameInFloatArithmetic(
      @ForAll @FloatRange(min = -2000, max = 2000) float left,
      @ForAll @FloatRange(min = -2000, max = 2000) float top,
      @ForAll @FloatRange(min = -2000, max = 2000) float right,
      @ForAll @FloatRange(min = -2000, max = 2000) float bottom,
      @ForAll @IntRange(min = 1, max = 2000) int drawn,
      @ForAll @IntRange(min = 0, max = 500) int padding) {
    double factor = 1.0 / drawn;
    BoundingBox box =
        new FrameMapping(factor, -padding * factor, factor, padding * factor)
            .toFrameBox(left, top, right, bottom);

    assertThat(box.left()).isBetween(0f, 1f);
    assertThat(box.top()).isBetween(0f, 1f);
    assertThat(box.width()).isNotNegative();
    assertThat(box.height()).isNotNegative();
    assertThat(box.left() + box.width()).isLessThanOrEqualTo(1f);
    assertThat(box.top() + box.height()).isLessThanOrEqualTo(1f);
  }
}
