package io.nunchi.cli.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.testing.RawClip;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sample is where the display matrix says. */
class VideoOrientationTest {

  private static final int WIDTH = 16;
  private static final int HEIGHT = 10;
  private static final int ONE = 1 << 16;

  @TempDir Path temporary = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1, 0, false",
    "0, 1, -1, 0, 90, false",
    "-1, 0, 0, -1, 180, false",
    "0, -1, 1, 0, 270, false",
    "-1, 0, 0, 1, 0, true",
    "0, -1, -1, 0, 90, true",
    "1, 0, 0, -1, 180, true",
    "0, 1, 1, 0, 270, true",
  })
  void turnsEveryFrameUpright(
      int rightToRight,
      int rightToDown,
      int downToRight,
      int downToDown,
      int rotation,
      boolean mirrored)
      throws Exception {
    for (String format : new String[] {"yuv420p", "gray", "yuv444p"}) {
      DecodedClip clip =
          DecodedClip.of(
              RawClip.of(WIDTH, HEIGHT, format)
                  .shownBy(matrix(rightToRight, rightToDown, downToRight, downToDown))
                  .write(temporary.resolve("clip"), 2, VideoOrientationTest::numberSamples));

      FrameBuffer picture = clip.picture(1);
      boolean crossed = rightToRight == 0;
      assertThat(picture.width()).isEqualTo(crossed ? HEIGHT : WIDTH);
      assertThat(picture.height()).isEqualTo(crossed ? WIDTH : HEIGHT);
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          int right = rightToRight * x + downToRight * y;
          int down = rightToDown * x + downToDown * y;
          int column = rightToRight + downToRight < 0 ? right + picture.width() - 1 : right;
          int row = rightToDown + downToDown < 0 ? down + picture.height() - 1 : down;
          assertThat(DecodedClip.at(picture, 0, column, row)).isEqualTo(y * WIDTH + x);
        }
      }
      assertThat(clip.media().pictures().orElseThrow().rotation()).isEqualTo(rotation);
      assertThat(clip.media().pictures().orElseThrow().mirrored()).isEqualTo(mirrored);
      assertThat(clip.media().pictures().orElseThrow().stored().width()).isEqualTo(WIDTH);
      assertThat(clip.remarks()).isEmpty();
    }
  }

  @Test
  void tellsOfAnAngleThatIsNoQuarterTurn() throws Exception {
    int half = (int) (ONE * Math.sqrt(0.5));
    DecodedClip clip =
        DecodedClip.of(
            RawClip.of(WIDTH, HEIGHT, "yuv420p")
                .shownBy(half, half, 0, -half, half, 0, 0, 0, 1 << 30)
                .write(temporary.resolve("clip"), 2, VideoOrientationTest::numberSamples));

    assertThat(clip.picture(0).width()).isEqualTo(WIDTH);
    assertThat(clip.remarkCodes()).containsExactly(CliErrors.ORIENTATION_UNKNOWN);
    assertThat(clip.media().unturnedFrames()).isEqualTo(2);
  }

  private static int[] matrix(int a, int b, int c, int d) {
    return new int[] {a * ONE, b * ONE, 0, c * ONE, d * ONE, 0, 0, 0, 1 << 30};
  }

  private static void numberSamples(int frame, ByteBuffer samples) {
    while (samples.hasRemaining()) {
      int position = samples.position();
      samples.put((byte) (position < WIDTH * HEIGHT ? position : 128));
    }
  }
}
