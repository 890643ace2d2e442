package io.nunchi.scenes.internal.actor;

import io.nunchi.scenes.internal.shape.Rgb;
import io.nunchi.scenes.internal.shape.Texture;
import io.nunchi.scenes.internal.space.Noise;

/**
 * The paint on a vehicle's sides, top, front and back. Immutable; any thread.
 *
 * @param side u from front to back, v from the ground to two and a half metres
 * @param top u from front to back, v across
 * @param front u across, v from the ground to the section's top
 * @param back as the front
 */
record VehiclePaint(Texture side, Texture top, Texture front, Texture back) {

  static final double SIDE_HEIGHT = 2.5;

  private static final int GLASS = 0x1C2226;
  private static final int TRIM = 0x141416;
  private static final double SHINE = 0.22;

  static VehiclePaint of(VehicleShape shape, int color, boolean lampsOn) {
    return new VehiclePaint(
        Texture.painted(256, 128, SHINE, (u, v) -> side(shape, color, u, v)),
        Texture.painted(128, 64, SHINE, (u, v) -> top(shape, color, u, v)),
        Texture.painted(64, 64, SHINE * 0.7, (u, v) -> front(color, lampsOn, u, v)),
        Texture.painted(64, 64, SHINE * 0.7, (u, v) -> back(shape, color, lampsOn, u, v)));
  }

  private static int side(VehicleShape shape, int color, double u, double v) {
    double x = u * shape.length();
    double z = v * SIDE_HEIGHT;
    double nearFront = distance(x - shape.frontAxle(), z - shape.wheelRadius());
    double nearRear = distance(x - shape.rearAxle(), z - shape.wheelRadius());
    if (Math.min(nearFront, nearRear) < shape.wheelRadius() + 0.07) {
      return 0x0C0C0E;
    }
    if (z < 0.3) {
      return TRIM;
    }
    double belt = VehicleMesh.heightAt(shape, x, 2);
    double roof = VehicleMesh.heightAt(shape, x, 3);
    for (double[] window : shape.windows()) {
      double up = (z - belt - 0.03) / Math.max(0.2, 0.86 * (roof - belt));
      double from = window[0] + (window[2] - window[0]) * up;
      double to = window[1] + (window[3] - window[1]) * up;
      if (up > 0 && up < 1 && x > from && x < to) {
        return Rgb.mix(GLASS, 0x55626C, 0.5 * up);
      }
    }
    double sill = 1 - 0.35 * Noise.step(0.6, 0.3, z);
    if (isDoorLine(shape, x) && z > 0.32 && z < belt) {
      return Rgb.times(color, 0.45);
    }
    if (Math.abs(z - belt + 0.13) < 0.02 && isHandle(shape, x)) {
      return Rgb.times(color, 0.4);
    }
    if (x < 0.35 && z > 0.58 && z < 0.72) {
      return 0xC8CCD0;
    }
    if (x > shape.length() - 0.22 && z > 0.72 && z < 0.9) {
      return 0x8A1A16;
    }
    return Rgb.times(color, sill);
  }

  private static boolean isDoorLine(VehicleShape shape, double x) {
    for (double[] window : shape.windows()) {
      if (Math.abs(x - window[0] - 0.02) < 0.02 || Math.abs(x - window[1] - 0.03) < 0.02) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHandle(VehicleShape shape, double x) {
    for (double[] window : shape.windows()) {
      if (x > window[1] - 0.25 && x < window[1] - 0.06) {
        return true;
      }
    }
    return false;
  }

  private static int top(VehicleShape shape, int color, double u, double v) {
    double x = u * shape.length();
    double across = Math.abs(v - 0.5) * 2;
    for (double[] screen : shape.screens()) {
      if (x > screen[0] && x < screen[1] && across < 0.9) {
        double low = (x - screen[0]) / (screen[1] - screen[0]);
        return Rgb.mix(GLASS, 0x4A565E, 0.5 * low);
      }
    }
    double bonnet = x < shape.screens()[0][0] && Math.abs(across - 0.72) < 0.03 ? 0.8 : 1;
    return Rgb.times(color, bonnet);
  }

  private static int front(int color, boolean lampsOn, double u, double v) {
    double across = Math.abs(u - 0.5) * 2;
    if (v < 0.22) {
      return TRIM;
    }
    if (across > 0.62 && across < 0.94 && v > 0.6 && v < 0.82) {
      return lampsOn ? 0xFFFFF0 : Rgb.mix(0xD8DCE0, 0x707880, Math.abs(v - 0.72) * 6);
    }
    if (across < 0.26 && v > 0.3 && v < 0.44) {
      return across < 0.24 && Noise.at((int) (u * 40), 1, 7) > 0.5 ? 0x303030 : 0xD8D8D0;
    }
    if (across < 0.56 && v > 0.48 && v < 0.8) {
      return (int) (v * 40) % 2 == 0 ? 0x1A1A1C : 0x48484C; // the grille
    }
    return v < 0.34 && across < 0.8 ? 0x1C1C1E : color;
  }

  private static int back(VehicleShape shape, int color, boolean lampsOn, double u, double v) {
    double across = Math.abs(u - 0.5) * 2;
    boolean high = shape.isVan();
    double z = high ? v * 2.2 : v;
    if (z < 0.2) {
      return TRIM;
    }
    if (across > (high ? 0.82 : 0.6) && across < 0.97 && z > 0.5 && z < (high ? 1.2 : 0.85)) {
      return lampsOn ? 0xE02018 : 0x9A1C18;
    }
    if (across < 0.28 && z > 0.42 && z < 0.58) {
      return across < 0.26 && Noise.at((int) (u * 40), 2, 9) > 0.5 ? 0x303030 : 0xD8D8C0;
    }
    if (high && across < 0.03) {
      return Rgb.times(color, 0.5);
    }
    if (high && z > 1.35 && z < 1.9 && across < 0.8) {
      return GLASS;
    }
    return color;
  }

  private static double distance(double dx, double dz) {
    return Math.sqrt(dx * dx + dz * dz);
  }
}
