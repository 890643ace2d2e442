package io.nunchi.scenes.internal.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BoxBlurTest {

  @Property(tries = 60)
  void everyPixelIsTheMeanOfItsNeighboursMeans(
      @ForAll @IntRange(min = 1, max = 12) int width,
      @ForAll @IntRange(min = 1, max = 12) int height,
      @ForAll @IntRange(min = 0, max = 15) int radius,
      @ForAll long seed) {
    int[] from = new Random(seed).ints((long) width * height, 0, 1 << 24).toArray();
    int[] to = new int[from.length];
    new BoxBlur(width, height).blur(from, to, radius);

    for (int at = 0; at < to.length; at++) {
      for (int shift = 0; shift < 24; shift += 8) {
        int sum = 0;
        for (int dy = -radius; dy <= radius; dy++) {
          sum += meanOfRow(from, width, at % width, clamp(at / width + dy, height), radius, shift);
        }
        assertThat(to[at] >> shift & 255).isEqualTo(sum / (2 * radius + 1));
      }
    }
  }

  private static int meanOfRow(int[] from, int width, int x, int y, int radius, int shift) {
    int sum = 0;
    for (int dx = -radius; dx <= radius; dx++) {
      sum += from[y * width + clamp(x + dx, width)] >> shift & 255;
    }
    return sum / (2 * radius + 1);
  }

  private static int clamp(int place, int count) {
    return Math.max(0, Math.min(count - 1, place));
  }

  @Test
  void theLargestRadiusOfTheLargestPictureKeepsWhiteWhite() {
    int[] from = new int[200];
    Arrays.fill(from, 0xFFFFFF);
    int[] to = new int[from.length];
    new BoxBlur(20, 10).blur(from, to, 92);

    assertThat(to).containsOnly(0xFFFFFF);
  }

  @Test
  void refusesARadiusWhoseSumsHaveNoRoom() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoxBlur(4, 4).blur(new int[16], new int[16], 129))
        .withMessageContaining("129");
  }
}
