package io.nunchi.scenes.internal.space;

/** Smooth randomness over a plane, the same on every machine. Any thread. */
public final class Noise {

  private Noise() {}

  /** A number in [0, 1) that belongs to a place and a salt. */
  public static double at(int x, int y, int salt) {
    return (Dice.mix(x * 0x1F1F1F1FL ^ y * 0x5DEECE66DL ^ salt * 0x9E3779B97F4A7C15L) >>> 11)
        * 0x1p-53;
  }

  /** Value noise in [0, 1): smooth between whole places. */
  public static double smooth(double x, double y, int salt) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = ease(x - left);
    double down = ease(y - top);
    double upper = mix(at(left, top, salt), at(left + 1, top, salt), right);
    double lower = mix(at(left, top + 1, salt), at(left + 1, top + 1, salt), right);
    return mix(upper, lower, down);
  }

  /** Noise of several sizes in [0, 1): each octave half as large and half as strong. */
  public static double rough(double x, double y, int salt, int octaves) {
    double sum = 0;
    double strength = 0.5;
    double scale = 1;
    for (int i = 0; i < octaves; i++) {
      sum += strength * smooth(x * scale, y * scale, salt + i);
      strength *= 0.5;
      scale *= 2.03;
    }
    return sum / (1 - strength * 2);
  }

  /** 0 at or below the first edge, 1 at or above the second, smooth between. */
  public static double step(double first, double second, double value) {
    return ease(Math.max(0, Math.min(1, (value - first) / (second - first))));
  }

  public static double mix(double from, double to, double part) {
    return from + (to - from) * part;
  }

  private static double ease(double part) {
    return part * part * (3 - 2 * part);
  }
}
