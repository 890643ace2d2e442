package io.nunchi.reference.internal.preprocess;

import static io.nunchi.reference.internal.preprocess.SpecBuilder.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.reference.internal.testing.RgbPicture;
import io.nunchi.reference.internal.testing.TestFrames;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.geometry.BoundingBox;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;

class PreprocessorPropertyTest {

  /**
   * Luma and chroma are rounded twice each, worth 1.17 and 2.15 in limited range, and colours once
   * in either tensor; OpenCV's resizing rounds its weights, worth less than a half.
   */
  private static final double ROUNDING = 4.8;

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
    RgbPicture picture = RgbPicture.withTarget(width, height, left, top, right, bottom);
    ByteBuffer memory = ByteBuffer.allocateDirect((int) spec.tensorBytes());
    FrameMapping mapping;
    try (Preprocessor preprocessor = new Preprocessor(spec)) {
      mapping = preprocessor.write(TestFrames.of(picture, format), memory);
    }

    float[] bright = brightEdges(spec, memory);
    BoundingBox found = mapping.toFrameBox(bright[0], bright[1], bright[2], bright[3]);

    // An edge is seen to the pixel of the tensor or of the frame, whichever is larger.
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
    RgbPicture picture = RgbPicture.smooth(width, height);
    double tolerated = chromaTolerance(spec, picture);
    Tensor reference = Tensor.of(spec, TestFrames.of(picture, PixelFormat.BGR));

    for (PixelFormat format : PixelFormat.values()) {
      if (format == PixelFormat.GRAY8 && order != ColorOrder.GRAY) {
        continue;
      }
      Tensor tensor =
          Tensor.of(spec, TestFrames.of(picture, format, comparable, range, 0, new Random(width)));
      boolean subSampled = format == PixelFormat.NV12 || format == PixelFormat.I420;
      boolean chromaMatters = subSampled && order != ColorOrder.GRAY;
      assertThat(tensor.largestDifference(reference))
          .as(format.name())
          .isLessThanOrEqualTo(chromaMatters ? tolerated : 2);
      // What single pixels may be off at an edge, the whole picture may not.
      assertThat(tensor.meanDifference(reference))
          .as(format.name())
          .isLessThanOrEqualTo(chromaMatters ? ROUNDING / 2 : 1);
    }
  }

  /**
   * The greatest error of sub-sampled chroma. Besides rounding it is displaced: by up to a pixel of
   * the frame where it is continued beyond its outermost samples, by half a pixel where the last
   * sample of an odd length covers one pixel only, and by half a pixel of the tensor, at the far
   * edge, for the resized chroma of an odd length has a whole number of pixels too. The last is the
   * largest when the frame is much larger than the tensor.
   */
  private static double chromaTolerance(PreprocessingSpec spec, RgbPicture picture) {
    FrameMapping mapping = FrameGeometry.of(spec, picture.width(), picture.height()).mapping();
    double across = 1.5 + 0.5 * mapping.xFactor() * picture.width();
    double down = 1.5 + 0.5 * mapping.yFactor() * picture.height();
    return ROUNDING + across * chromaSlope(picture, 1, 0) + down * chromaSlope(picture, 0, 1);
  }

  /**
   * The greatest rise of colour differences from pixel to pixel. B - Y is a mean of 0, B - R and B
   * - G whatever the matrix, and R - Y likewise.
   */
  private static double chromaSlope(RgbPicture picture, int stepX, int stepY) {
    int steepest = 0;
    for (int y = 0; y + stepY < picture.height(); y++) {
      for (int x = 0; x + stepX < picture.width(); x++) {
        int red = picture.red(x + stepX, y + stepY) - picture.red(x, y);
        int green = picture.green(x + stepX, y + stepY) - picture.green(x, y);
        int blue = picture.blue(x + stepX, y + stepY) - picture.blue(x, y);
        int most =
            Math.max(Math.abs(blue - red), Math.max(Math.abs(blue - green), Math.abs(red - green)));
        steepest = Math.max(steepest, most);
      }
    }
    return steepest;
  }

  /** An edge of a picture with strides, of any format, comes back to half a pixel of the frame. */
  @Property(tries = 300)
  void everyEdgeIsFoundAgainToHalfAPixel(
      @ForAll @IntRange(min = 64, max = 400) int width,
      @ForAll @IntRange(min = 64, max = 400) int height,
      @ForAll @IntRange(min = 64, max = 256) int tensorWidth,
      @ForAll @IntRange(min = 64, max = 256) int tensorHeight,
      @ForAll @IntRange(max = 70) int stridePadding,
      @ForAll @IntRange(min = 25, max = 75) int percent,
      @ForAll boolean across,
      @ForAll ResizeMode mode,
      @ForAll PixelFormat format,
      @ForAll long seed)
      throws FrameRejectedException {
    PreprocessingSpec spec =
        tensor(tensorWidth, tensorHeight).order(ColorOrder.GRAY).mode(mode).build();
    FrameGeometry geometry = FrameGeometry.of(spec, width, height);
    PixelArea source = geometry.source();
    PixelArea target = geometry.target();
    int edge =
        across
            ? source.left() + source.width() * percent / 100
            : source.top() + source.height() * percent / 100;
    RgbPicture picture = RgbPicture.withSlope(width, height, across, edge);
    Tensor tensor =
        Tensor.of(
            spec,
            TestFrames.of(
                picture,
                format,
                ColorMatrix.BT601,
                ColorRange.LIMITED,
                stridePadding,
                new Random(seed)));

    double found =
        across
            ? geometry.mapping().toFrameX((float) crossing(tensor, target, true)) * (double) width
            : geometry.mapping().toFrameY((float) crossing(tensor, target, false))
                * (double) height;

    assertThat(found).isCloseTo(edge, within(0.5));
  }

  /** Where a rising tensor passes the middle of its values, between two pixels' centers. */
  private static double crossing(Tensor tensor, PixelArea target, boolean across) {
    int length = across ? target.width() : target.height();
    int middleX = target.left() + target.width() / 2;
    int middleY = target.top() + target.height() / 2;
    for (int i = 0; i + 1 < length; i++) {
      double here =
          across
              ? tensor.at(0, target.left() + i, middleY)
              : tensor.at(0, middleX, target.top() + i);
      double next =
          across
              ? tensor.at(0, target.left() + i + 1, middleY)
              : tensor.at(0, middleX, target.top() + i + 1);
      if (here < RgbPicture.SLOPE_MIDDLE && next >= RgbPicture.SLOPE_MIDDLE) {
        return (across ? target.left() : target.top())
            + i
            + 0.5
            + (RgbPicture.SLOPE_MIDDLE - here) / (next - here);
      }
    }
    throw new AssertionError("there is no edge in the tensor");
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
    RgbPicture picture = RgbPicture.smooth(width, height);
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
    var frame = TestFrames.of(RgbPicture.smooth(width, height), format);
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
