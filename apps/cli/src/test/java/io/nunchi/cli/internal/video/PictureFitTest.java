package io.nunchi.cli.internal.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureFitTest {

  private final PictureFit fit = new PictureFit();

  @Test
  void leavesAPictureThatIsTakenAsItIs() {
    FrameBuffer picture = FrameBuffer.allocate(16, 16, PixelFormat.I420);

    assertThat(fit.fitting(picture, EnumSet.allOf(PixelFormat.class))).isSameAs(picture);
    assertThat(fit.fitting(picture, Set.of())).isSameAs(picture);
  }

  @ParameterizedTest
  @CsvSource({
    "BT601, LIMITED, 145, 54, 34",
    "BT709, LIMITED, 173, 42, 26",
    "BT2020, LIMITED, 164, 47, 25",
    "BT601, FULL, 150, 44, 21",
    "BT709, FULL, 182, 30, 12",
  })
  void convertsByThePicturesOwnMatrixAndRange(
      ColorMatrix matrix, ColorRange range, int luma, int blue, int red) {
    FrameBuffer green = FrameBuffer.allocate(16, 16, PixelFormat.I420).colors(matrix, range);
    fill(green, 0, luma);
    fill(green, 1, blue);
    fill(green, 2, red);
    Instant time = Instant.ofEpochSecond(7);
    green.captured(time, 8).streamTime(9);

    FrameBuffer bgr = fit.fitting(green, Set.of(PixelFormat.GRAY8, PixelFormat.BGR));

    assertThat(bgr.pixelFormat()).isEqualTo(PixelFormat.BGR);
    assertThat(bgr.memory(0).get(0) & 0xff).isCloseTo(0, within(3));
    assertThat(bgr.memory(0).get(1) & 0xff).isCloseTo(255, within(3));
    assertThat(bgr.memory(0).get(2) & 0xff).isCloseTo(0, within(3));
    assertThat(bgr.captureTime()).isEqualTo(time);
    assertThat(bgr.arrivalNanos()).isEqualTo(8);
    assertThat(bgr.streamTimeNanos()).isEqualTo(9);
  }

  @Test
  void convertsOddSizesAndLumaAlone() {
    FrameBuffer picture =
        FrameBuffer.allocate(7, 5, PixelFormat.I420).colors(ColorMatrix.BT709, ColorRange.LIMITED);
    fill(picture, 0, 235);
    fill(picture, 1, 128);
    fill(picture, 2, 128);
    FrameBuffer same = picture.hold();

    FrameBuffer grey = fit.fitting(same, Set.of(PixelFormat.GRAY8));

    assertThat(grey.width()).isEqualTo(7);
    assertThat(grey.memory(0).get(34) & 0xff).isCloseTo(255, within(1));
    assertThat(grey.colorRange()).isEqualTo(ColorRange.FULL);
    picture.release(); // the hold that is left
  }

  private static void fill(FrameBuffer picture, int plane, int value) {
    ByteBuffer memory = picture.memory(plane);
    while (memory.hasRemaining()) {
      memory.put((byte) value);
    }
  }
}
