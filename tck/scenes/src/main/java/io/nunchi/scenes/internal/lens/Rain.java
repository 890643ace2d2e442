package io.nunchi.scenes.internal.lens;

import io.nunchi.scenes.internal.shape.Rgb;
import io.nunchi.scenes.internal.space.Dice;

/** Streaks of falling drops. */
public final class Rain {

  private static final int DROP = 0xC8D0D8;

  private Rain() {}

  /**
   * Draws the drops of one frame.
   *
   * @param pixels red, green and blue in one number; changed
   * @param drops their number in a frame of 1280 x 720 pixels
   */
  public static void fall(int[] pixels, int width, int height, int drops, long seed, int frame) {
    Dice dice = new Dice(seed * 7919 + frame);
    int count = (int) ((long) drops * width * height / (1280 * 720));
    for (int i = 0; i < count; i++) {
      double x = dice.unit() * width * 1.1;
      double y = dice.unit() * height * 1.2 - 0.2 * height;
      double near = dice.between(0.3, 1);
      int length = (int) (near * near * height * 0.09) + 2;
      double strength = 0.1 + 0.16 * near;
      for (int step = 0; step < length; step++) {
        int px = (int) (x - step * 0.12);
        int py = (int) y + step;
        if (px >= 0 && px < width && py >= 0 && py < height) {
          int at = py * width + px;
          pixels[at] = Rgb.mix(pixels[at], DROP, strength);
        }
      }
    }
  }
}
