package io.nunchi.reference.internal.preprocess;

import static io.nunchi.reference.internal.preprocess.SpecBuilder.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.spi.geometry.BoundingBox;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameGeometryTest {

  @ParameterizedTest
  @CsvSource({
    "768,576,416,312",
    "1280,720,416,234",
    "720,1280,234,416",
    "640,427,416,277",
    "500,375,416,312",
    "333,500,277,416",
    "416,416,416,416",
    "49,49,416,416",
    "23,23,415,415",
    "98,49,416,208",
    "1,10000,1,416",
    "10000,1,416,1"
  })
  void yoloxKeepsTheShapeAndCutsFractions(int width, int height, int drawnW, int drawnH) {
    PixelArea target = FrameGeometry.of(tensor(416, 416).build(), width, height).target();

    assertThat(target).isEqualTo(new PixelArea(0, 0, drawnW, drawnH));
  }

  /** Worked out with the originals in Python: a camera in PAL, and two sides that end in a half. */
  @ParameterizedTest
  @CsvSource({
    "FLOOR,704,576,640,640,523",
    "HALF_EVEN,704,576,640,640,524",
    "HALF_UP,704,576,640,640,524",
    "FLOOR,640,5,320,320,2",
    "HALF_EVEN,640,5,320,320,2",
    "HALF_UP,640,5,320,320,3",
    "HALF_EVEN,640,7,320,320,4",
    "HALF_UP,640,7,320,320,4"
  })
  void aSideIsRoundedAsTheExporterRounds(
      LetterboxRounding rounding, int width, int height, int side, int drawnW, int drawnH) {
    PreprocessingSpec spec = tensor(side, side).rounding(rounding).build();

    assertThat(FrameGeometry.of(spec, width, height).target())
        .isEqualTo(new PixelArea(0, 0, drawnW, drawnH));
  }

  @Property(tries = 5000)
  void everyLetterboxIsThatOfTheExporterAndExactlyUndone(
      @ForAll @IntRange(min = 1, max = 8192) int width,
      @ForAll @IntRange(min = 1, max = 8192) int height,
      @ForAll @IntRange(min = 16, max = 1280) int tensorWidth,
      @ForAll @IntRange(min = 16, max = 1280) int tensorHeight,
      @ForAll LetterboxRounding rounding,
      @ForAll boolean centered) {
    ResizeMode mode = centered ? ResizeMode.LETTERBOX_CENTERED : ResizeMode.LETTERBOX_TOP_LEFT;
    PreprocessingSpec spec =
        tensor(tensorWidth, tensorHeight).mode(mode).rounding(rounding).build();
    FrameGeometry geometry = FrameGeometry.of(spec, width, height);
    ExporterLetterbox theirs = ExporterLetterbox.of(spec, width, height);
    PixelArea target = geometry.target();
    FrameMapping mapping = geometry.mapping();

    assertThat(target)
        .isEqualTo(new PixelArea(theirs.left(), theirs.top(), theirs.width(), theirs.height()));
    assertThat(mapping.toFrameX(target.left())).isCloseTo(0, within(1e-6f));
    assertThat(mapping.toFrameY(target.top())).isCloseTo(0, within(1e-6f));
    assertThat(mapping.toFrameX(target.left() + target.width())).isCloseTo(1, within(1e-6f));
    assertThat(mapping.toFrameY(target.top() + target.height())).isCloseTo(1, within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource({"768,576,132,36,504,504", "1920,1080,486,66,945,945", "224,224,14,14,196,196"})
  void aPartOfACropLiesInTheMiddleAndIsMappedBack(
      int width, int height, int left, int top, int cropWidth, int cropHeight) {
    // torchvision's classifiers: the shorter side to 256, then the middle 224 by 224.
    PreprocessingSpec spec =
        tensor(224, 224).mode(ResizeMode.CENTER_CROP).cropFraction(224f / 256f).build();
    FrameGeometry geometry = FrameGeometry.of(spec, width, height);

    assertThat(geometry.source()).isEqualTo(new PixelArea(left, top, cropWidth, cropHeight));
    assertThat(geometry.mapping().toFrameBox(0, 0, 224, 224))
        .isEqualTo(
            geometryBox(
                (float) left / width,
                (float) top / height,
                (float) (left + cropWidth) / width,
                (float) (top + cropHeight) / height));
  }

  private static BoundingBox geometryBox(float left, float top, float right, float bottom) {
    return new BoundingBox(left, top, right - left, bottom - top);
  }

  @Test
  void aCenteredLetterboxHasTheLargerHalfOfThePaddingBehind() {
    PreprocessingSpec spec = tensor(416, 416).mode(ResizeMode.LETTERBOX_CENTERED).build();

    assertThat(FrameGeometry.of(spec, 640, 427).target()).isEqualTo(new PixelArea(0, 69, 416, 277));
  }

  @Test
  void aCropTakesTheMiddleAndNeverCutsAChromaSample() {
    PreprocessingSpec spec = tensor(100, 100).mode(ResizeMode.CENTER_CROP).build();

    assertThat(FrameGeometry.of(spec, 207, 101).source()).isEqualTo(new PixelArea(52, 0, 101, 101));
    assertThat(FrameGeometry.of(spec, 101, 207).source()).isEqualTo(new PixelArea(0, 52, 101, 101));
  }

  @Property
  void everyCornerMapsThereAndBack(
      @ForAll @IntRange(min = 1, max = 8192) int width,
      @ForAll @IntRange(min = 1, max = 8192) int height,
      @ForAll @IntRange(min = 16, max = 1280) int tensorWidth,
      @ForAll @IntRange(min = 16, max = 1280) int tensorHeight,
      @ForAll ResizeMode mode,
      @ForAll @DoubleRange(min = 0.01, max = 1) double cropFraction) {
    PreprocessingSpec spec =
        tensor(tensorWidth, tensorHeight).mode(mode).cropFraction(cropFraction).build();
    FrameGeometry geometry = FrameGeometry.of(spec, width, height);
    FrameMapping mapping = geometry.mapping();

    for (int x : new int[] {0, width / 3, width}) {
      for (int y : new int[] {0, height / 3, height}) {
        double[] there = inTensor(geometry, x, y);
        assertThat(mapping.toFrameX((float) there[0]) * (double) width).isCloseTo(x, within(0.5));
        assertThat(mapping.toFrameY((float) there[1]) * (double) height).isCloseTo(y, within(0.5));
      }
    }
  }

  @Property
  void theNominalUndoingDividesByOneScaleForBothSides(
      @ForAll @IntRange(min = 1, max = 8192) int width,
      @ForAll @IntRange(min = 1, max = 8192) int height,
      @ForAll @IntRange(min = 16, max = 1280) int side) {
    PreprocessingSpec spec = tensor(side, side).undo(LetterboxUndo.NOMINAL).build();
    FrameGeometry geometry = FrameGeometry.of(spec, width, height);
    double r = Math.min((double) side / width, (double) side / height);

    assertThat(geometry.mapping().xFactor()).isCloseTo(1 / Math.max(1, width * r), within(1e-9));
    assertThat(geometry.mapping().yFactor()).isCloseTo(1 / Math.max(1, height * r), within(1e-9));
  }

  @Property
  void theNominalUndoingIsOffTheTrueScaleByLessThanATensorPixel(
      @ForAll @IntRange(min = 1, max = 8192) int width,
      @ForAll @IntRange(min = 1, max = 8192) int height,
      @ForAll @IntRange(min = 16, max = 1280) int side) {
    PreprocessingSpec spec = tensor(side, side).undo(LetterboxUndo.NOMINAL).build();
    FrameGeometry geometry = FrameGeometry.of(spec, width, height);
    PixelArea drawn = geometry.target();
    FrameMapping mapping = geometry.mapping();

    assertThat((1 - mapping.toFrameX(drawn.width())) / mapping.xFactor()).isBetween(-0.001, 1.001);
    assertThat((1 - mapping.toFrameY(drawn.height())) / mapping.yFactor()).isBetween(-0.001, 1.001);
  }

  @Property
  void bothPartsLieInsideOfTheirPictures(
      @ForAll @IntRange(min = 1, max = 10_000) int width,
      @ForAll @IntRange(min = 1, max = 10_000) int height,
      @ForAll @IntRange(min = 1, max = 1280) int tensorWidth,
      @ForAll @IntRange(min = 1, max = 1280) int tensorHeight,
      @ForAll ResizeMode mode,
      @ForAll @DoubleRange(min = 0.01, max = 1) double cropFraction) {
    PreprocessingSpec spec =
        tensor(tensorWidth, tensorHeight).mode(mode).cropFraction(cropFraction).build();
    FrameGeometry geometry = FrameGeometry.of(spec, width, height);

    assertInside(geometry.source(), width, height);
    assertInside(geometry.target(), tensorWidth, tensorHeight);
    assertThat(geometry.source().left() % 2 + geometry.source().top() % 2).isZero();
  }

  private static void assertInside(PixelArea area, int width, int height) {
    assertThat(area.left()).isNotNegative();
    assertThat(area.top()).isNotNegative();
    assertThat(area.width()).isBetween(1, width - area.left());
    assertThat(area.height()).isBetween(1, height - area.top());
  }

  /** Where resizing the source area to the target area puts a point of the frame. */
  private static double[] inTensor(FrameGeometry geometry, int x, int y) {
    PixelArea source = geometry.source();
    PixelArea target = geometry.target();
    return new double[] {
      target.left() + (x - source.left()) * (double) target.width() / source.width(),
      target.top() + (y - source.top()) * (double) target.height() / source.height()
    };
  }
}
