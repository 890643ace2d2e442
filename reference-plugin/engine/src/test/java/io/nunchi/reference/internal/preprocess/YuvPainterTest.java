package io.nunchi.reference.internal.preprocess;

import static io.nunchi.reference.internal.preprocess.SpecBuilder.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.reference.internal.testing.TestFrames;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class YuvPainterTest {

  private static final int BLACK = 16;
  private static final int WHITE = 235;
  private static final int STRONG_V = 240;
  private static final int NO_U = 128;

  /** 1.596 times 112: the red that the strong V adds in BT.601. */
  private static final double RED_OF_V = 178.8;

  @BeforeAll
  static void loadOpenCv() {
    OpenCvForTests.load();
  }

  @ParameterizedTest
  @EnumSource(names = {"I420", "NV12"})
  void eachPixelIsCutToItsRangeBeforeItIsMixedWithItsNeighbour(PixelFormat format)
      throws FrameRejectedException {
    Frame stripes = reddish(64, 48, format, x -> x % 2 == 0 ? BLACK : WHITE);

    Tensor halved = Tensor.of(tensor(32, 24).order(ColorOrder.RGB).build(), stripes);

    // White with so much red is 434, and counts as 255.
    assertThat(halved.at(0, 16, 12)).isCloseTo((RED_OF_V + 255) / 2, within(1.5));
  }

  @ParameterizedTest
  @EnumSource(names = {"I420", "NV12"})
  void aFrameOfMoreThanTwiceTheTensorKeepsItsColors(PixelFormat format)
      throws FrameRejectedException {
    Frame dark = reddish(131, 99, format, x -> BLACK);

    Tensor small = Tensor.of(tensor(32, 24).order(ColorOrder.RGB).build(), dark);

    assertThat(small.at(0, 30, 12)).isCloseTo(RED_OF_V, within(1.5));
    assertThat(small.at(2, 30, 12)).isZero();
  }

  private static Frame reddish(int width, int height, PixelFormat format, IntUnaryOperator luma) {
    int across = (width + 1) / 2;
    int down = (height + 1) / 2;
    Plane brightness = plane(width, height, luma);
    List<Plane> planes =
        format == PixelFormat.NV12
            ? List.of(brightness, plane(2 * across, down, x -> x % 2 == 0 ? NO_U : STRONG_V))
            : List.of(
                brightness, plane(across, down, x -> NO_U), plane(across, down, x -> STRONG_V));
    return TestFrames.ofPlanes(width, height, format, planes);
  }

  private static Plane plane(int rowBytes, int rows, IntUnaryOperator byteOfColumn) {
    ByteBuffer memory = ByteBuffer.allocateDirect(rowBytes * rows);
    for (int i = 0; i < memory.capacity(); i++) {
      memory.put(i, (byte) byteOfColumn.applyAsInt(i % rowBytes));
    }
    return new Plane(memory, rowBytes, rowBytes, rows);
  }
}
