package io.nunchi.scenes.internal.place;

import io.nunchi.scenes.internal.shape.Rgb;
import io.nunchi.scenes.internal.space.Noise;

/** The materials of walls. */
public final class Facades {

  private static final int GLASS = 0x2A3238;

  private Facades() {}

  /**
   * A house with a shop below and windows above.
   *
   * @param color of the plaster
   * @param salt makes houses differ
   * @param lit true if lights burn behind some windows
   */
  public static Surroundings.Facade house(int color, int salt, boolean lit) {
    return (along, up) -> {
      if (up < 3.4) {
        return shop(color, salt, lit, along, up);
      }
      double column = along / 2.6 - Math.floor(along / 2.6);
      double row = (up - 3.4) / 3 - Math.floor((up - 3.4) / 3);
      if (column > 0.26 && column < 0.74 && row > 0.25 && row < 0.82) {
        return window(along, up, column, row, salt, lit);
      }
      if (column > 0.22 && column < 0.78 && row > 0.2 && row < 0.86) {
        return 0xC4C0B6;
      }
      return plaster(color, along, up, salt);
    };
  }

  private static int window(
      double along, double up, double column, double row, int salt, boolean lit) {
    if (Math.abs(column - 0.5) < 0.015 || Math.abs(row - 0.6) < 0.015) {
      return 0xD0CCC4;
    }
    double own = Noise.at((int) Math.floor(along / 2.6), (int) Math.floor((up - 3.4) / 3), salt);
    if (lit && own > 0.72) {
      return 0xF0D090;
    }
    if (own < 0.4 && (column < 0.36 || column > 0.64)) {
      return 0x9A968C; // curtains
    }
    return Rgb.mix(GLASS, 0x8A9CAA, 0.5 * row * own + 0.1);
  }

  private static int shop(int color, int salt, boolean lit, double along, double up) {
    double wide = 5.2;
    double part = along / wide - Math.floor(along / wide);
    int sign = Noise.at((int) Math.floor(along / wide), salt, 61) > 0.5 ? 0x5A2A2A : 0x2A4A5A;
    if (up > 2.75 && up < 3.25 && part > 0.06 && part < 0.94) {
      boolean letter =
          up > 2.88
              && up < 3.12
              && part > 0.25
              && part < 0.75
              && Noise.at((int) (along * 5), (int) (up * 14), salt) > 0.45;
      return letter ? 0xD8D0C0 : sign;
    }
    if (up > 0.5 && up < 2.65 && part > 0.08 && part < 0.62) {
      double inside = Noise.rough(along * 1.4, up * 1.4, salt + 3, 3);
      int glass = Rgb.mix(0x20262A, 0x6A6258, inside * 0.7);
      return lit ? Rgb.mix(glass, 0xFFE0A0, 0.6) : Rgb.mix(glass, 0x90A0A8, 0.2 * up / 2.6);
    }
    if (up < 2.4 && part > 0.7 && part < 0.88) {
      return Rgb.times(sign, 0.6); // the door
    }
    return plaster(Rgb.times(color, 0.8), along, up, salt);
  }

  private static int plaster(int color, double along, double up, int salt) {
    double stains = Noise.rough(along * 0.4, up * 0.25, salt + 7, 4);
    double grain = Noise.at((int) Math.floor(along * 25), (int) Math.floor(up * 25), salt);
    return Rgb.times(color, 0.78 + 0.3 * stains + 0.06 * grain);
  }

  /** Bricks. */
  public static Surroundings.Facade bricks(int color) {
    return (along, up) -> {
      double row = up / 0.1;
      double shifted = along / 0.26 + ((int) Math.floor(row) % 2) * 0.5;
      boolean joint = row - Math.floor(row) < 0.12 || shifted - Math.floor(shifted) < 0.06;
      double own = Noise.at((int) Math.floor(shifted), (int) Math.floor(row), 71);
      double stains = Noise.rough(along * 0.5, up * 0.5, 72, 3);
      return joint ? 0x9A948A : Rgb.times(color, 0.7 + 0.3 * own + 0.3 * stains);
    };
  }

  /** Corrugated sheet, as containers and sheds have. */
  public static Surroundings.Facade sheet(int color) {
    return (along, up) -> {
      double wave = 0.85 + 0.15 * StrictMath.sin(along * 22);
      double rust = Noise.step(0.62, 0.75, Noise.rough(along * 0.8, up * 0.8, 81, 4));
      return Rgb.mix(Rgb.times(color, wave), 0x6A4A36, 0.6 * rust);
    };
  }

  /** A hall's wall: panels, doors, a skirting board. */
  public static Surroundings.Facade panels(int color) {
    return (along, up) -> {
      double part = along / 3 - Math.floor(along / 3);
      if (up < 0.15) {
        return Rgb.times(color, 0.5);
      }
      boolean door = Math.floor(along / 3) % 3 == 0 && part > 0.25 && part < 0.65 && up < 2.2;
      if (door) {
        return part > 0.44 && part < 0.46 ? 0x2A241E : 0x6A4E36;
      }
      double joint = part < 0.01 ? 0.8 : 1;
      return Rgb.times(color, joint * (0.92 + 0.12 * Noise.rough(along, up, 91, 3)));
    };
  }
}
