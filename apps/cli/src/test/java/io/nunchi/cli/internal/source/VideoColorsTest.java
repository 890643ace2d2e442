package io.nunchi.cli.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.testing.RawClip;
import io.nunchi.cli.testing.Y4mClip;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of docs/media.md on pixel formats and colours, row by row. */
class VideoColorsTest {

  @TempDir Path temporary = Path.of("");

  @Test
  void handsOverTheDecodersPlanesAsTheyAre() throws Exception {
    DecodedClip clip =
        DecodedClip.of(RawClip.of(32, 16, "yuv420p").write(file(), 2, VideoColorsTest::count));

    FrameBuffer picture = clip.picture(0);
    assertThat(picture.pixelFormat()).isEqualTo(PixelFormat.I420);
    int expected = 0;
    for (int plane = 0; plane < 3; plane++) {
      for (int row = 0; row < (plane == 0 ? 16 : 8); row++) {
        for (int column = 0; column < (plane == 0 ? 32 : 16); column++) {
          assertThat(DecodedClip.at(picture, plane, column, row)).isEqualTo(expected++ & 0xff);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "64, 48, bt709, tv, BT709, LIMITED, false",
    "1280, 720, smpte170m, tv, BT601, LIMITED, false",
    "1280, 720, bt470bg, pc, BT601, FULL, false",
    "64, 48, bt2020nc, tv, BT2020, LIMITED, false",
    "64, 48, unknown, pc, BT601, FULL, true",
    "720, 576, unknown, unknown, BT601, LIMITED, true",
    "768, 577, unknown, unknown, BT709, LIMITED, true",
    "1280, 64, unknown, unknown, BT709, LIMITED, true",
  })
  void tellsTheStreamsOwnMatrixAndRangeOrTheUsualOnesOfItsSize(
      int width,
      int height,
      String space,
      String range,
      ColorMatrix matrix,
      ColorRange told,
      boolean isGuessed)
      throws Exception {
    DecodedClip clip =
        DecodedClip.of(
            RawClip.of(width, height, "yuv420p")
                .with("colorspace", space)
                .with("color_range", range)
                .write(file(), 1, VideoColorsTest::grey));

    assertThat(clip.picture(0).colorMatrix()).isEqualTo(matrix);
    assertThat(clip.picture(0).colorRange()).isEqualTo(told);
    assertThat(clip.media().pictures().orElseThrow().colors().matrix()).contains(matrix);
    assertThat(clip.media().pictures().orElseThrow().colors().matrixIsGuessed())
        .isEqualTo(isGuessed);
    assertThat(clip.remarks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "yuv422p, tv",
    "yuv422p, pc",
    "yuv444p, tv",
    "yuv444p, pc",
    "yuv410p, tv",
    "yuv411p, tv",
    "yuv440p, tv",
    "yuva420p, tv"
  })
  void makesI420OfOtherSubsamplingsInTheSameRange(String format, String range) throws Exception {
    DecodedClip clip =
        DecodedClip.of(
            RawClip.of(32, 16, format)
                .with("colorspace", "bt709")
                .with("color_range", range)
                .write(file(), 1, planes(32, 16, format)));

    requireColor(clip.picture(0), 32, 16);
    assertThat(clip.picture(0).colorMatrix()).isEqualTo(ColorMatrix.BT709);
    assertThat(clip.picture(0).colorRange())
        .isEqualTo(range.equals("pc") ? ColorRange.FULL : ColorRange.LIMITED);
  }

  @ParameterizedTest
  @CsvSource({"yuv420p10le, 2", "yuv422p10le, 2", "yuv444p10le, 2", "yuv420p12le, 4"})
  void makesEightBitsOfMore(String format, int shift) throws Exception {
    DecodedClip clip =
        DecodedClip.of(
            RawClip.of(32, 16, format)
                .with("colorspace", "bt2020nc")
                .write(file(), 1, (frame, samples) -> deep(samples, format, shift)));

    requireColor(clip.picture(0), 32, 16);
    assertThat(clip.picture(0).colorMatrix()).isEqualTo(ColorMatrix.BT2020);
    assertThat(clip.picture(0).colorRange()).isEqualTo(ColorRange.LIMITED);
  }

  @ParameterizedTest
  @CsvSource({"420jpeg, yuv420p", "422, yuv422p", "444, yuv444p"})
  void takesOddSizes(String sampling, String format) throws Exception {
    int chroma = format.equals("yuv444p") ? 31 * 17 : format.equals("yuv422p") ? 16 * 17 : 16 * 9;
    DecodedClip clip =
        DecodedClip.of(
            new Y4mClip(31, 17, sampling, 31 * 17 + 2 * chroma)
                .write(file(), 2, planes(31, 17, format)));

    requireColor(clip.picture(1), 31, 17);
  }

  @Test
  void handsOverNv12AsItIs() throws Exception {
    DecodedClip clip =
        DecodedClip.of(
            RawClip.of(32, 16, "nv12")
                .in("nut", avcodec.AV_CODEC_ID_RAWVIDEO)
                .write(file(), 1, VideoColorsTest::count));

    assertThat(clip.picture(0).pixelFormat()).isEqualTo(PixelFormat.NV12);
    assertThat(DecodedClip.at(clip.picture(0), 1, 5, 2)).isEqualTo((32 * 16 + 2 * 32 + 5) & 0xff);
  }

  @Test
  void takesMotionJpegForFullRangeWithTheMatrixOfJpeg() throws Exception {
    DecodedClip clip =
        DecodedClip.of(
            RawClip.of(1280, 64, "yuvj422p")
                .in("avi", avcodec.AV_CODEC_ID_MJPEG)
                .write(file(), 1, planes(1280, 64, "yuv422p")));

    assertThat(DecodedClip.at(clip.picture(0), 0, 640, 32)).isCloseTo(180, within(3));
    assertThat(DecodedClip.at(clip.picture(0), 1, 320, 16)).isCloseTo(90, within(3));
    assertThat(clip.picture(0).colorRange()).isEqualTo(ColorRange.FULL);
    assertThat(clip.picture(0).colorMatrix()).isEqualTo(ColorMatrix.BT601);
  }

  @ParameterizedTest
  @CsvSource({"gray, 1", "gray10le, 2", "gray16le, 2", "ya8, 2"})
  void makesGreyOfGrey(String format, int bytes) throws Exception {
    DecodedClip clip =
        DecodedClip.of(
            RawClip.of(32, 16, format)
                .write(file(), 1, (frame, samples) -> grey(samples, format, bytes)));

    assertThat(clip.picture(0).pixelFormat()).isEqualTo(PixelFormat.GRAY8);
    assertThat(DecodedClip.at(clip.picture(0), 0, 9, 9)).isCloseTo(200, within(1));
    assertThat(clip.picture(0).colorRange()).isEqualTo(ColorRange.FULL);
  }

  @Test
  void makesBgrOfPicturesWithoutLuma() throws Exception {
    DecodedClip deep =
        DecodedClip.of(
            RawClip.of(32, 16, "gbrp10le")
                .write(
                    file(),
                    1,
                    (frame, samples) -> {
                      while (samples.hasRemaining()) {
                        int plane = samples.position() / (32 * 16 * 2);
                        samples.putShort((short) (new int[] {20, 40, 60}[plane] << 2));
                      }
                    }));

    FrameBuffer picture = deep.picture(0);
    assertThat(picture.pixelFormat()).isEqualTo(PixelFormat.BGR);
    assertThat(DecodedClip.at(picture, 0, 30, 3)).as("blue").isCloseTo(40, within(1));
    assertThat(DecodedClip.at(picture, 0, 31, 3)).as("green").isCloseTo(20, within(1));
    assertThat(DecodedClip.at(picture, 0, 32, 3)).as("red").isCloseTo(60, within(1));
    assertThat(deep.media().pictures().orElseThrow().colors().matrix()).isEmpty();
  }

  @Test
  void readsRowsThatLieBottomUp() throws Exception {
    DecodedClip clip =
        DecodedClip.of(
            RawClip.of(32, 16, "bgr24")
                .in("avi", avcodec.AV_CODEC_ID_RAWVIDEO)
                .write(
                    file(),
                    1,
                    (frame, samples) -> {
                      while (samples.hasRemaining()) {
                        samples.put((byte) (samples.position() / (32 * 3)));
                      }
                    }));

    assertThat(clip.picture(0).pixelFormat()).isEqualTo(PixelFormat.BGR);
    int first = DecodedClip.at(clip.picture(0), 0, 5, 0);
    int last = DecodedClip.at(clip.picture(0), 0, 5, 15);
    assertThat(Math.abs(first - last)).isEqualTo(15);
  }

  @Test
  void convertsAMatrixThatOnlyFfmpegKnows() throws Exception {
    DecodedClip clip =
        DecodedClip.of(
            RawClip.of(32, 16, "yuv420p")
                .with("colorspace", "smpte240m")
                .with("color_range", "pc")
                .write(
                    file(),
                    1,
                    (frame, samples) -> { // pure green: luma 0.701
                      fill(samples, 32 * 16, 179);
                      fill(samples, 8 * 16, (int) Math.round(128 - 255 * 0.701 / (2 * 0.913)));
                      fill(samples, 8 * 16, (int) Math.round(128 - 255 * 0.701 / (2 * 0.788)));
                    }));

    FrameBuffer picture = clip.picture(0);
    assertThat(picture.pixelFormat()).isEqualTo(PixelFormat.BGR);
    assertThat(DecodedClip.at(picture, 0, 30, 3)).as("blue").isLessThan(4);
    assertThat(DecodedClip.at(picture, 0, 31, 3)).as("green").isGreaterThan(251);
    assertThat(DecodedClip.at(picture, 0, 32, 3)).as("red").isLessThan(4);
    assertThat(clip.remarks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"fcc, tv", "smpte240m, tv", "smpte240m, pc"})
  void tellsFullRangeOfFramesConvertedToBgr(String space, String range) throws Exception {
    DecodedClip clip =
        DecodedClip.of(
            RawClip.of(64, 48, "yuv420p")
                .with("colorspace", space)
                .with("color_range", range)
                .write(file(), 1, VideoColorsTest::grey));

    assertThat(clip.picture(0).pixelFormat()).isEqualTo(PixelFormat.BGR);
    assertThat(clip.picture(0).colorRange()).isEqualTo(ColorRange.FULL);
    assertThat(clip.media().pictures().orElseThrow().colors().range()).isEqualTo(ColorRange.FULL);
  }

  @Test
  void tellsOfAMatrixThatNobodyConverts() throws Exception {
    DecodedClip clip =
        DecodedClip.of(
            RawClip.of(64, 48, "yuv420p")
                .with("colorspace", "ycgco")
                .write(file(), 1, VideoColorsTest::grey));

    assertThat(clip.remarkCodes()).containsExactly(CliErrors.COLORS_APPROXIMATED);
    assertThat(clip.remarks().get(0).found()).contains("ycgco", "BT601");
  }

  @Test
  void tellsTheShapeOfPixelsThatAreNotSquare() throws Exception {
    String samplingAndAspect = "420jpeg A16:15";
    DecodedClip clip =
        DecodedClip.of(
            new Y4mClip(64, 48, samplingAndAspect, 64 * 48 * 3 / 2)
                .write(file(), 1, VideoColorsTest::grey));

    assertThat(clip.picture(0).width()).isEqualTo(64);
    assertThat(clip.media().pictures().orElseThrow().stored().pixelAspect()).isEqualTo("16:15");
    assertThat(clip.remarks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"smpte2084", "arib-std-b67"})
  void tellsOfAHighDynamicRange(String transfer) throws Exception {
    DecodedClip clip =
        DecodedClip.of(
            RawClip.of(64, 48, "yuv420p10le")
                .with("colorspace", "bt2020nc")
                .with("color_trc", transfer)
                .with("color_primaries", "bt2020")
                .write(file(), 1, (frame, samples) -> deep(samples, "yuv420p10le", 2)));

    assertThat(clip.remarkCodes()).containsExactly(CliErrors.COLORS_APPROXIMATED);
    assertThat(clip.media().pictures().orElseThrow().colors().primaries()).isEqualTo("bt2020");
  }

  private Path file() {
    return temporary.resolve("clip");
  }

  private static void count(int frame, ByteBuffer samples) {
    while (samples.hasRemaining()) {
      samples.put((byte) samples.position());
    }
  }

  private static void grey(int frame, ByteBuffer samples) {
    fill(samples, samples.remaining(), 128);
  }

  private static void grey(ByteBuffer samples, String format, int bytes) {
    while (samples.hasRemaining()) {
      if (bytes == 1 || format.equals("ya8")) {
        samples.put((byte) 200);
      } else {
        samples.putShort((short) (format.equals("gray10le") ? 200 << 2 : 200 << 8));
      }
    }
  }

  /** Luma 180, U 90, V 200 in three planes. */
  private static RawClip.Painter planes(int width, int height, String format) {
    int chromaWidth =
        switch (format) {
          case "yuv444p", "yuv440p" -> width;
          case "yuv410p", "yuv411p" -> (width + 3) / 4;
          default -> (width + 1) / 2;
        };
    int chromaHeight =
        switch (format) {
          case "yuv420p", "yuva420p", "yuv440p" -> (height + 1) / 2;
          case "yuv410p" -> (height + 3) / 4;
          default -> height;
        };
    return (frame, samples) -> {
      fill(samples, width * height, 180);
      fill(samples, chromaWidth * chromaHeight, 90);
      fill(samples, chromaWidth * chromaHeight, 200);
      fill(samples, samples.remaining(), 255);
    };
  }

  private static void deep(ByteBuffer samples, String format, int shift) {
    int luma = samples.remaining();
    if (format.contains("420")) {
      luma = luma * 2 / 3;
    } else if (format.contains("422")) {
      luma = luma / 2;
    } else {
      luma = luma / 3;
    }
    int chroma = (samples.remaining() - luma) / 2;
    while (samples.hasRemaining()) {
      int position = samples.position();
      int value = position < luma ? 180 : position < luma + chroma ? 90 : 200;
      samples.putShort((short) (value << shift));
    }
  }

  private static void fill(ByteBuffer samples, int count, int value) {
    for (int i = 0; i < count; i++) {
      samples.put((byte) value);
    }
  }

  private static void requireColor(FrameBuffer picture, int width, int height) {
    assertThat(picture.pixelFormat()).isEqualTo(PixelFormat.I420);
    assertThat(picture.width()).isEqualTo(width);
    assertThat(picture.height()).isEqualTo(height);
    int lastColumn = (width + 1) / 2 - 1;
    int lastRow = (height + 1) / 2 - 1;
    assertThat(DecodedClip.at(picture, 0, width - 1, height - 1)).isCloseTo(180, within(1));
    assertThat(DecodedClip.at(picture, 1, lastColumn, lastRow)).isCloseTo(90, within(1));
    assertThat(DecodedClip.at(picture, 2, lastColumn, lastRow)).isCloseTo(200, within(1));
  }
}
