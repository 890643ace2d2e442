package io.nunchi.reference.internal.preprocess;

import static io.nunchi.reference.internal.preprocess.SpecBuilder.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.reference.internal.testing.RgbPicture;
import io.nunchi.reference.internal.testing.TestFrames;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PreprocessorTest {

  private static final RgbPicture NOISE =
      RgbPicture.drawn(61, 47, (x, y) -> 0xFFFFFF & (x * 73_856_093 ^ y * 19_349_663));

  @BeforeAll
  static void loadOpenCv() {
    OpenCvForTests.load();
  }

  @ParameterizedTest
  @EnumSource
  void nearestPicksTheSamePixelsAsPlainArithmetic(ResizeMode mode) throws Exception {
    PreprocessingSpec spec = tensor(32, 24).mode(mode).interpolation(Interpolation.NEAREST).build();

    assertMatchesPlainArithmetic(spec, NOISE, 0);
  }

  @ParameterizedTest
  @EnumSource
  void linearMatchesPlainArithmeticWithinRounding(ResizeMode mode) throws Exception {
    assertMatchesPlainArithmetic(tensor(32, 24).mode(mode).build(), NOISE, 1.01);
    assertMatchesPlainArithmetic(tensor(24, 32).mode(mode).build(), NOISE, 1.01);
    assertMatchesPlainArithmetic(tensor(150, 150).mode(mode).build(), NOISE, 1.01);
  }

  @Test
  void everyChannelHasItsOwnMeanAndDeviation() throws Exception {
    for (TensorLayout layout : TensorLayout.values()) {
      PreprocessingSpec spec =
          tensor(61, 50)
              .layout(layout)
              .scale(0.5f)
              .mean(10f, 20f, 30f)
              .std(2f, 4f, 8f)
              .order(ColorOrder.RGB)
              .build();

      assertMatchesPlainArithmetic(spec, NOISE, 1e-5);
    }
  }

  @Test
  void oneMeanAndDeviationForAllChannelsGoesIntoInterleavedTensorsToo() throws Exception {
    PreprocessingSpec spec =
        tensor(61, 47)
            .layout(TensorLayout.NHWC)
            .scale(1 / 255f)
            .mean(0.5f, 0.5f, 0.5f)
            .std(0.25f, 0.25f, 0.25f)
            .build();

    assertMatchesPlainArithmetic(spec, NOISE, 1e-5);
  }

  @ParameterizedTest
  @EnumSource
  void halfPrecisionIsRoundedToTheNearest(TensorLayout layout) throws Exception {
    PreprocessingSpec spec =
        tensor(61, 47)
            .layout(layout)
            .type(TensorType.FLOAT16)
            .scale(1 / 255f)
            .mean(0.485f, 0.456f, 0.406f)
            .std(0.229f, 0.224f, 0.225f)
            .build();

    assertMatchesPlainArithmetic(spec, NOISE, 1.0 / 1024);
  }

  @ParameterizedTest
  @EnumSource
  void bytesAreRoundedAndSaturated(TensorLayout layout) throws Exception {
    PreprocessingSpec spec =
        tensor(61, 47)
            .layout(layout)
            .type(TensorType.UINT8)
            .scale(2)
            .mean(100f, 101f, 0f)
            .std(1f, 3f, 1f)
            .build();
    Tensor tensor = Tensor.of(spec, TestFrames.of(NOISE, PixelFormat.BGR));
    PlainPreprocessing expected = new PlainPreprocessing(spec, NOISE);

    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < 47; y++) {
        for (int x = 0; x < 61; x++) {
          double saturated = Math.min(255, Math.max(0, expected.at(c, x, y)));
          assertThat(tensor.at(c, x, y)).isCloseTo(saturated, within(0.51));
        }
      }
    }
  }

  @Test
  void untouchedBytesArriveUntouched() throws Exception {
    PreprocessingSpec spec = tensor(61, 47).type(TensorType.UINT8).build();

    assertMatchesPlainArithmetic(spec, NOISE, 0);
  }

  @ParameterizedTest
  @EnumSource(
      value = PixelFormat.class,
      names = {"BGR", "RGB", "BGRA"})
  void grayIsTheLumaOfTheColors(PixelFormat format) throws Exception {
    PreprocessingSpec spec = tensor(61, 47).order(ColorOrder.GRAY).build();
    Tensor tensor = Tensor.of(spec, TestFrames.of(NOISE, format));
    PlainPreprocessing expected = new PlainPreprocessing(spec, NOISE);

    assertThat(tensor.at(0, 30, 20)).isCloseTo(expected.at(0, 30, 20), within(0.51));
    assertThat(tensor.at(0, 60, 46)).isCloseTo(expected.at(0, 60, 46), within(0.51));
  }

  @ParameterizedTest
  @EnumSource
  void colorsFollowTheDeclaredMatrixAndRange(ColorMatrix matrix) throws Exception {
    int[] colors = {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF, 0x000000, 0x808080, 0xC08040};
    PreprocessingSpec spec = tensor(8, 8).build();
    for (ColorRange range : ColorRange.values()) {
      for (PixelFormat format : List.of(PixelFormat.NV12, PixelFormat.I420)) {
        for (int color : colors) {
          RgbPicture plain = RgbPicture.drawn(8, 8, (x, y) -> color);
          Frame frame = TestFrames.of(plain, format, matrix, range, 0, new Random(1));

          Tensor tensor = Tensor.of(spec, frame);

          // One step of a chroma sample is worth up to 2.14 steps of a colour.
          assertThat(tensor.at(0, 4, 4)).isCloseTo(plain.blue(4, 4), within(2.0));
          assertThat(tensor.at(1, 4, 4)).isCloseTo(plain.green(4, 4), within(2.0));
          assertThat(tensor.at(2, 4, 4)).isCloseTo(plain.red(4, 4), within(2.0));
        }
      }
    }
  }

  @Test
  void aWronglyDeclaredMatrixChangesTheColors() throws Exception {
    RgbPicture green = RgbPicture.drawn(8, 8, (x, y) -> 0x00C000);
    PreprocessingSpec spec = tensor(8, 8).build();
    Tensor asWritten =
        Tensor.of(
            spec,
            TestFrames.of(
                green, PixelFormat.NV12, ColorMatrix.BT709, ColorRange.LIMITED, 0, new Random(1)));
    Frame mislabelled =
        TestFrames.ofPlanes(
            8,
            8,
            PixelFormat.NV12,
            TestFrames.of(
                    green,
                    PixelFormat.NV12,
                    ColorMatrix.BT709,
                    ColorRange.LIMITED,
                    0,
                    new Random(1))
                .planes());

    assertThat(Tensor.of(spec, mislabelled).largestDifference(asWritten)).isGreaterThan(10);
  }

  @Test
  void limitedRangeGrayIsSpreadToFullRange() throws Exception {
    RgbPicture white = RgbPicture.drawn(5, 5, (x, y) -> 0xFFFFFF);
    for (ColorOrder order : ColorOrder.values()) {
      for (ColorRange range : ColorRange.values()) {
        Frame frame =
            TestFrames.of(white, PixelFormat.GRAY8, ColorMatrix.BT601, range, 3, new Random(1));

        Tensor tensor = Tensor.of(tensor(5, 5).order(order).build(), frame);

        assertThat(tensor.at(order.channels() - 1, 2, 2)).isEqualTo(255);
      }
    }
  }

  @Test
  void chromaStaysOnItsPixelsWhenAnOddPictureIsEnlarged() throws Exception {
    RgbPicture redThenBlue = RgbPicture.drawn(5, 3, (x, y) -> x < 4 ? 0xFF0000 : 0x0000FF);
    PreprocessingSpec spec =
        tensor(200, 120).mode(ResizeMode.STRETCH).interpolation(Interpolation.NEAREST).build();

    Tensor tensor = Tensor.of(spec, TestFrames.of(redThenBlue, PixelFormat.NV12));

    assertThat(tensor.at(2, 155, 60)).isGreaterThan(250);
    assertThat(tensor.at(0, 165, 60)).isGreaterThan(250);
  }

  @Test
  void paddingIsNormalisedLikePixels() throws Exception {
    PreprocessingSpec spec =
        tensor(20, 40).padValue(114).scale(0.5f).mean(7f, 7f, 7f).std(2f, 2f, 2f).build();

    Tensor tensor = Tensor.of(spec, TestFrames.of(NOISE, PixelFormat.BGR));

    assertThat(tensor.at(1, 19, 39)).isCloseTo(25, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,2", "2,1", "3,3", "1,8192", "8192,1", "1,10000", "10000,1", "7680,4320"})
  void takesFramesOfAnySize(int width, int height) throws Exception {
    for (PixelFormat format : PixelFormat.values()) {
      Frame frame = ofEqualBytes(width, height, format, (byte) 200);
      for (ResizeMode mode : ResizeMode.values()) {
        PreprocessingSpec spec = tensor(64, 48).mode(mode).padValue(0).build();

        Tensor tensor = Tensor.of(spec, frame);

        PixelArea target = FrameGeometry.of(spec, width, height).target();
        int x = target.left() + target.width() / 2;
        int y = target.top() + target.height() / 2;
        assertThat(tensor.at(2, x, y)).as("%s %s", format, mode).isEqualTo(redOf200s(format));
      }
    }
  }

  @Test
  void sizeFormatAndColorsMayChangeFromFrameToFrame() throws Exception {
    PreprocessingSpec spec = tensor(48, 48).mode(ResizeMode.LETTERBOX_CENTERED).build();
    List<PixelFormat> formats = List.of(PixelFormat.values());
    List<ColorMatrix> matrices = List.of(ColorMatrix.values());
    List<ColorRange> ranges = List.of(ColorRange.values());
    Random choice = new Random(5);
    try (Preprocessor preprocessor = new Preprocessor(spec)) {
      for (int i = 0; i < 100; i++) {
        RgbPicture picture = RgbPicture.smooth(20 + choice.nextInt(90), 20 + choice.nextInt(70));
        Frame frame =
            TestFrames.of(
                i % 3 == 0 ? NOISE : picture,
                formats.get(choice.nextInt(6)),
                matrices.get(choice.nextInt(3)),
                ranges.get(choice.nextInt(2)),
                0,
                choice);

        Tensor reused = Tensor.written(spec, preprocessor, frame);

        assertThat(reused.largestDifference(Tensor.of(spec, frame))).isZero();
      }
    }
  }

  @Test
  void streamsDoNotDisturbEachOtherNorDoesTheGarbageCollector() throws Exception {
    PreprocessingSpec spec = tensor(64, 64).build();
    List<Callable<Double>> streams = new ArrayList<>();
    for (PixelFormat format : PixelFormat.values()) {
      Frame frame = TestFrames.of(NOISE, format);
      Tensor expected = Tensor.of(spec, frame);
      streams.add(
          () -> {
            double largest = 0;
            try (Preprocessor preprocessor = new Preprocessor(spec)) {
              for (int i = 0; i < 50; i++) {
                Tensor tensor = Tensor.written(spec, preprocessor, frame);
                largest = Math.max(largest, tensor.largestDifference(expected));
                if (i % 10 == 0) {
                  System.gc();
                }
              }
            }
            return largest;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(streams.size());
    try {
      for (Future<Double> stream : threads.invokeAll(streams)) {
        assertThat(stream.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theSameTensorIsWrittenAgain() throws Exception {
    PreprocessingSpec spec = tensor(8, 8).type(TensorType.UINT8).build();
    ByteBuffer memory = ByteBuffer.allocateDirect(8 * 8 * 3);
    try (Preprocessor preprocessor = new Preprocessor(spec)) {
      for (int gray = 0; gray < 3; gray++) {
        int color = RgbPicture.rgb(gray, gray, gray);
        preprocessor.write(
            TestFrames.of(RgbPicture.drawn(8, 8, (x, y) -> color), PixelFormat.RGB), memory);

        assertThat(memory.get(0)).isEqualTo((byte) gray);
        assertThat(memory.get(191)).isEqualTo((byte) gray);
      }
    }
  }

  @Test
  void leavesNoGarbageButAFewSmallWrappers() throws Exception {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    PreprocessingSpec spec = tensor(64, 64).build();
    ByteBuffer memory = ByteBuffer.allocateDirect((int) spec.tensorBytes());
    for (PixelFormat format : PixelFormat.values()) {
      Frame frame = TestFrames.of(RgbPicture.smooth(96, 80), format);
      try (Preprocessor preprocessor = new Preprocessor(spec)) {
        for (int i = 0; i < 100; i++) {
          preprocessor.write(frame, memory);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
          preprocessor.write(frame, memory);
        }
        long perFrame = (threads.getCurrentThreadAllocatedBytes() - before) / 100;

        assertThat(perFrame).as("bytes per %s frame", format).isLessThan(1500);
      }
    }
  }

  @Test
  void refusesAFrameWithoutAllItsPlanes() {
    Frame frame = TestFrames.ofPlanes(8, 8, PixelFormat.NV12, List.of(TestFrames.emptyPlane(8, 8)));

    assertRejected(frame, "NUN-3051");
  }

  @Test
  void refusesAPlaneThatIsTooSmall() {
    assertRejected(
        TestFrames.ofPlanes(8, 8, PixelFormat.BGR, List.of(TestFrames.emptyPlane(23, 8))),
        "NUN-3052");
    assertRejected(
        TestFrames.ofPlanes(8, 8, PixelFormat.BGR, List.of(TestFrames.emptyPlane(24, 7))),
        "NUN-3052");
    assertRejected(
        TestFrames.ofPlanes(
            9,
            9,
            PixelFormat.NV12,
            List.of(TestFrames.emptyPlane(9, 9), TestFrames.emptyPlane(9, 5))),
        "NUN-3052");
  }

  @Test
  void refusesASizeThatCannotBeResized() {
    for (int side : new int[] {-1, 0, 32_768, Integer.MAX_VALUE}) {
      assertRejected(
          TestFrames.ofPlanes(side, 8, PixelFormat.GRAY8, List.of(TestFrames.emptyPlane(8, 8))),
          "NUN-3053");
      assertRejected(
          TestFrames.ofPlanes(8, side, PixelFormat.GRAY8, List.of(TestFrames.emptyPlane(8, 8))),
          "NUN-3053");
    }
  }

  @Test
  void refusesATensorThatItCannotFill() {
    PreprocessingSpec spec = tensor(8, 8).build();
    Frame frame = TestFrames.of(NOISE, PixelFormat.BGR);
    int bytes = (int) spec.tensorBytes();
    try (Preprocessor preprocessor = new Preprocessor(spec)) {
      for (ByteBuffer unusable :
          List.of(
              ByteBuffer.allocate(bytes),
              ByteBuffer.allocateDirect(bytes - 1),
              ByteBuffer.allocateDirect(bytes).asReadOnlyBuffer())) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> preprocessor.write(frame, unusable))
            .withMessageContaining("at least 768 bytes");
      }
    }
  }

  @Test
  void refusesToWorkAfterCloseWhichMayBeCalledTwice() {
    PreprocessingSpec spec = tensor(8, 8).build();
    Preprocessor preprocessor = new Preprocessor(spec);

    preprocessor.close();
    preprocessor.close();

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                preprocessor.write(
                    TestFrames.of(NOISE, PixelFormat.BGR), ByteBuffer.allocateDirect(768)));
  }

  private static void assertMatchesPlainArithmetic(
      PreprocessingSpec spec, RgbPicture picture, double tolerance) throws Exception {
    Tensor tensor = Tensor.of(spec, TestFrames.of(picture, PixelFormat.BGR));
    PlainPreprocessing expected = new PlainPreprocessing(spec, picture);
    for (int c = 0; c < spec.channels(); c++) {
      for (int y = 0; y < spec.height(); y++) {
        for (int x = 0; x < spec.width(); x++) {
          assertThat(tensor.at(c, x, y))
              .as("channel %d at %d,%d of %s", c, x, y, spec)
              .isCloseTo(expected.at(c, x, y), within(tolerance));
        }
      }
    }
  }

  private static void assertRejected(Frame frame, String code) {
    PreprocessingSpec spec = tensor(8, 8).build();
    ByteBuffer memory = ByteBuffer.allocateDirect((int) spec.tensorBytes());
    try (Preprocessor preprocessor = new Preprocessor(spec)) {
      assertThatExceptionOfType(FrameRejectedException.class)
          .isThrownBy(() -> preprocessor.write(frame, memory))
          .satisfies(
              e -> {
                assertThat(e.problems().get(0).code()).isEqualTo(code);
                assertThat(e.problems().get(0).where()).isEqualTo("frame 7");
              });
      assertThat(memory).isEqualTo(ByteBuffer.allocateDirect(memory.capacity()));
    }
  }

  private static Frame ofEqualBytes(int width, int height, PixelFormat format, byte value) {
    List<Plane> planes = new ArrayList<>();
    for (int i = 0; i < format.planeCount(); i++) {
      Plane shape = TestFrames.emptyPlane(format.rowBytes(i, width), format.rows(i, height));
      byte[] bytes = new byte[shape.rowBytes() * shape.rows()];
      Arrays.fill(bytes, value);
      ByteBuffer memory = ByteBuffer.allocateDirect(bytes.length).put(bytes);
      planes.add(new Plane(memory, shape.stride(), shape.rowBytes(), shape.rows()));
    }
    return TestFrames.ofPlanes(width, height, format, planes);
  }

  private static double redOf200s(PixelFormat format) {
    return switch (format) {
      case BGR, RGB, BGRA -> 200;
      case GRAY8 -> Math.rint((200 - 16) * 255.0 / 219);
      case NV12, I420 -> 255;
    };
  }
}
