package io.nunchi.reference.internal.preprocess;

import static io.nunchi.reference.internal.preprocess.SpecBuilder.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.internal.testing.Picture;
import io.nunchi.reference.internal.testing.TestFrames;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.BoundingBox;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;

class PreprocessorPropertyTest {

  @BeforeContainer
  static void loadOpenCv() {
    OpenCvForTests.load();
  }

  @Property(tries = 300)
  void aTargetIsWhereTheMappingSays(
      @ForAll @IntRange(min = 60, max = 160) int width,
      @ForAll @IntRange(min = 60, max = 160) int height,
      @ForAll @IntRange(min = 48, max = 120) int tensorWidth,
      @ForAll @IntRange(min = 48, max = 120) int tensorHeight,
      @ForAll ResizeMode mode,
      @ForAll PixelFormat format)
      throws FrameRejectedException {
    PreprocessingSpec spec = tensor(tensorWidth, tensorHeight).mode(mode).padValue(0).build();
    // At least three pixels of the tensor, and always inside of a crop.
    int half = Math.min(width, height) / 12;
    int left = width / 2 - half;
    int right = width / 2 + half;
    int top = height / 2 - half;
    int bottom = height / 2 + half;
    Picture picture = Picture.withTarget(width, height, left, top, right, bottom);
    ByteBuffer memory = ByteBuffer.allocateDirect((int) spec.tensorBytes());
    FrameMapping mapping;
    try (Preprocessor preprocessor = new Preprocessor(spec)) {
      mapping = preprocessor.write(TestFrames.of(picture, format), memory);
    }

    float[] bright = brightEdges(spec, memory);
    BoundingBox found = mapping.toFrameBox(bright[0], bright[1], bright[2], bright[3]);

    // An edge is seen to the pixel of the tensor or of the frame, whichever is larger, and a
    // letterbox cuts up to one pixel of the tensor off the whole picture.
    double columns = 1.6 * Math.max(1, mapping.xFactor() * width);
    double rows = 1.6 * Math.max(1, mapping.yFactor() * height);
    assertThat(Math.abs((double) found.left() * width - left)).isLessThan(columns);
    assertThat(Math.abs((double) found.right() * width - right)).isLessThan(columns);
    assertThat(Math.abs((double) found.top() * height - top)).isLessThan(rows);
    assertThat(Math.abs((double) found.bottom() * height - bottom)).isLessThan(rows);
  }

  @Property(tries = 100)
  void sixFormatsOfOnePictureGiveNearlyTheSameTensor(
      @ForAll @IntRange(min = 64, max = 200) int width,
      @ForAll @IntRange(min = 64, max = 200) int height,
      @ForAll ResizeMode mode,
      @ForAll ColorOrder order,
      @ForAll ColorMatrix matrix,
      @ForAll ColorRange range)
      throws FrameRejectedException {
    // Luma of another matrix than BT.601 is another gray than that of colours.
    ColorMatrix comparable = order == ColorOrder.GRAY ? ColorMatrix.BT601 : matrix;
    PreprocessingSpec spec = tensor(64, 48).order(order).mode(mode).build();
    Picture picture = Picture.smooth(width, height);
    // Luma and chroma are rounded twice each, worth 1.16 and 2.14 here, and colours twice: 4.3.
    // At the edges chroma is off by up to a pixel and a half, and
    // the steepest wave rises by 90 * 4 over the picture.
    double tolerated = 4.3 + 1.5 * 90 * 4 / Math.min(width, height);
    Tensor reference = Tensor.of(spec, TestFrames.of(picture, PixelFormat.BGR));

    for (PixelFormat format : PixelFormat.values()) {
      if (format == PixelFormat.GRAY8 && order != ColorOrder.GRAY) {
        continue;
      }
      Tensor tensor =
          Tensor.of(spec, TestFrames.of(picture, format, comparable, range, 0, new Random(width)));
      boolean subSampled = format == PixelFormat.NV12 || format == PixelFormat.I420;
      assertThat(tensor.largestDifference(reference))
          .as(format.name())
          .isLessThanOrEqualTo(subSampled && order != ColorOrder.GRAY ? tolerated : 2);
    }
  }

  @Property(tries = 100)
  void bytesBehindTheRowsNeverMatter(
      @ForAll @IntRange(min = 1, max = 60) int width,
      @ForAll @IntRange(min = 1, max = 60) int height,
      @ForAll @IntRange(min = 1, max = 70) int stridePadding,
      @ForAll ResizeMode mode,
      @ForAll Interpolation interpolation,
      @ForAll PixelFormat format,
      @ForAll long seed)
      throws FrameRejectedException {
    PreprocessingSpec spec = tensor(40, 30).mode(mode).interpolation(interpolation).build();
    Picture picture = Picture.smooth(width, height);
    Tensor tight = Tensor.of(spec, TestFrames.of(picture, format));
    Tensor padded =
        Tensor.of(
            spec,
            TestFrames.of(
                picture,
                format,
                ColorMatrix.BT601,
                ColorRange.LIMITED,
                stridePadding,
                new Random(seed)));

    assertThat(padded.largestDifference(tight)).isZero();
  }

  @Property(tries = 100)
  void layoutsAndTypesHoldTheSameElements(
      @ForAll @IntRange(min = 1, max = 80) int width,
      @ForAll @IntRange(min = 1, max = 80) int height,
      @ForAll ColorOrder order,
      @ForAll PixelFormat format)
      throws FrameRejectedException {
    var frame = TestFrames.of(Picture.smooth(width, height), format);
    Tensor reference = Tensor.of(tensor(31, 23).order(order).build(), frame);

    for (TensorLayout layout : TensorLayout.values()) {
      for (TensorType type : TensorType.values()) {
        PreprocessingSpec spec = tensor(31, 23).order(order).layout(layout).type(type).build();

        // Whole numbers up to 255 are exact in all three types.
        Tensor other = Tensor.of(spec, frame);
        assertThat(other.largestDifference(reference)).isZero();
      }
    }
  }

  /** Left, top, right and bottom edge of what is brighter than half. */
  private static float[] brightEdges(PreprocessingSpec spec, ByteBuffer memory) {
    Tensor tensor = Tensor.over(spec, memory);
    int left = spec.width();
    int top = spec.height();
    int right = 0;
    int bottom = 0;
    for (int y = 0; y < spec.height(); y++) {
      for (int x = 0; x < spec.width(); x++) {
        if (tensor.at(1, x, y) >= 127.5) {
          left = Math.min(left, x);
          top = Math.min(top, y);
          right = Math.max(right, x + 1);
          bottom = Math.max(bottom, y + 1);
        }
      }
    }
    return new float[] {left, top, right, bottom};
  }
}
