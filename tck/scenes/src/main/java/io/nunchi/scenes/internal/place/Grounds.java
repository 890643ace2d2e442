package io.nunchi.scenes.internal.place;

import io.nunchi.scenes.internal.shape.Rgb;
import io.nunchi.scenes.internal.space.Noise;

/** The materials of grounds. */
public final class Grounds {

  private static final int PAINT = 0xC8C8C0;

  private Grounds() {}

  /**
   * A street that runs from left to right between two pavements.
   *
   * @param near where the carriageway starts
   * @param far where it ends
   * @param crossing where a zebra crossing starts; it is four metres wide
   * @param wetness 0 for dry, 1 for wet
   */
  public static Surroundings.Ground street(
      double near, double far, double crossing, double wetness) {
    return (x, y) -> {
      int dry =
          y > near && y < far ? carriageway(x, y, near, far, crossing) : pavement(x, y, near, far);
      if (wetness == 0) {
        return dry;
      }
      double puddle = Noise.step(0.5, 0.62, Noise.rough(x * 0.35, y * 0.5, 77, 3));
      return Rgb.mix(Rgb.times(dry, 1 - 0.38 * wetness), 0x8A949C, 0.4 * wetness * puddle);
    };
  }

  private static int carriageway(double x, double y, double near, double far, double crossing) {
    double across = (y - near) / (far - near);
    if (x > crossing && x < crossing + 4 && across > 0.04 && across < 0.96) {
      double stripe = (y - near) % 1.1;
      if (stripe < 0.55) {
        return worn(PAINT, x, y);
      }
    }
    double middle = near + 0.43 * (far - near);
    boolean dashed = Math.abs(y - middle) < 0.07 && (x - Math.floor(x / 6) * 6) < 3;
    if (dashed && (x < crossing - 1 || x > crossing + 5)) {
      return worn(PAINT, x, y);
    }
    double rut = 0.06 * StrictMath.cos(across * 4 * 2 * StrictMath.PI);
    return Rgb.times(asphalt(x, y), 0.96 + rut);
  }

  private static int worn(int color, double x, double y) {
    double wear = Noise.rough(x * 3, y * 3, 5, 3);
    return Rgb.mix(color, asphalt(x, y), 0.2 + 0.6 * Noise.step(0.5, 0.75, wear));
  }

  /** Grey, stained and grainy. */
  public static int asphalt(double x, double y) {
    double stains = Noise.rough(x * 0.25, y * 0.25, 11, 4);
    double grain = Noise.at((int) Math.floor(x * 40), (int) Math.floor(y * 40), 12);
    double crack = Math.abs(Noise.rough(x * 0.6, y * 0.6, 13, 3) - 0.5) < 0.006 ? 0.75 : 1;
    double level = (70 + 50 * stains + 16 * (grain - 0.5)) * crack;
    return Rgb.of(level, level * 1.0, level * 1.02);
  }

  private static int pavement(double x, double y, double near, double far) {
    if (Math.abs(y - near) < 0.16 || Math.abs(y - far) < 0.16) {
      return Rgb.times(0xA8A69E, 0.85 + 0.3 * Noise.rough(x * 2, y * 6, 21, 2));
    }
    return slabs(x, y, 0.6, 0x9A958A);
  }

  /** Square slabs with joints. */
  public static int slabs(double x, double y, double size, int color) {
    double inX = x / size - Math.floor(x / size);
    double inY = y / size - Math.floor(y / size);
    double joint = inX < 0.035 || inY < 0.035 ? 0.72 : 1;
    double own = Noise.at((int) Math.floor(x / size), (int) Math.floor(y / size), 31);
    double stains = Noise.rough(x * 0.5, y * 0.5, 32, 4);
    double grain = Noise.at((int) Math.floor(x * 50), (int) Math.floor(y * 50), 33);
    return Rgb.times(color, joint * (0.74 + 0.1 * own + 0.3 * stains + 0.06 * grain));
  }

  /** Asphalt with bays marked for parking along two rows. */
  public static Surroundings.Ground parking(double firstRow, double secondRow, double bay) {
    return (x, y) -> {
      boolean inRow = Math.abs(y - firstRow) < 2.6 || Math.abs(y - secondRow) < 2.6;
      double line = x / bay - Math.floor(x / bay);
      if (inRow && Math.min(line, 1 - line) * bay < 0.06) {
        return worn(PAINT, x, y);
      }
      return asphalt(x, y);
    };
  }

  /** Gravel and grass. */
  public static int yard(double x, double y) {
    double patch = Noise.rough(x * 0.3, y * 0.3, 41, 4);
    int gravel = Rgb.times(0x8A8478, 0.7 + 0.5 * Noise.rough(x * 9, y * 9, 42, 3));
    int grass = Rgb.times(0x5A6A3C, 0.5 + 0.9 * Noise.rough(x * 12, y * 12, 43, 3));
    return Rgb.mix(gravel, grass, Noise.step(0.5, 0.58, patch));
  }

  /** Polished tiles of a hall. */
  public static int tiles(double x, double y) {
    double inX = x / 0.9 - Math.floor(x / 0.9);
    double inY = y / 0.9 - Math.floor(y / 0.9);
    boolean odd = (int) (Math.floor(x / 0.9) + Math.floor(y / 0.9)) % 2 != 0;
    double marble = Noise.rough(x * 2 + Noise.rough(x, y, 51, 3), y * 2, 52, 4);
    double joint = inX < 0.015 || inY < 0.015 ? 0.75 : 1;
    return Rgb.times(odd ? 0xC4B8A6 : 0xB4AA9C, joint * (0.85 + 0.25 * marble));
  }
}
