package io.nunchi.scenes.internal.raster;

import io.nunchi.scenes.internal.space.Vec;
import java.util.List;

/**
 * The light of a scene. Immutable; any thread.
 *
 * @param toSun a unit direction
 * @param sun the strength of the light from there; 0 without a sun
 * @param sky the strength of the light from everywhere
 * @param mirrored the brightness of a mirror that shows the sky, from 0 to 255
 * @param haze the color that far things fade into
 * @param hazeRange the distance in metres at which two thirds of a color are gone
 * @param lamps lamps above the ground
 */
public record Light(
    Vec toSun,
    double sun,
    double sky,
    double mirrored,
    int haze,
    double hazeRange,
    List<Lamp> lamps) {

  /**
   * A lamp that lights what is near it.
   *
   * @param place where it hangs
   * @param strength the brightness of the ground right below it
   */
  public record Lamp(Vec place, double strength) {

    /** Returns the strength of the lamp on a surface. */
    public double on(double x, double y, double z, double nx, double ny, double nz) {
      double dx = place.x() - x;
      double dy = place.y() - y;
      double dz = place.z() - z;
      double square = dx * dx + dy * dy + dz * dz + 0.01;
      double distance = Math.sqrt(square);
      double facing = (nx * dx + ny * dy + nz * dz) / distance;
      double height = place.z() * place.z();
      return strength * (0.25 + 0.75 * Math.max(0, facing)) * height / (height * 0.4 + square);
    }
  }

  /** Returns the brightness of a surface without shadow. */
  public double on(double x, double y, double z, double nx, double ny, double nz) {
    double facing = nx * toSun.x() + ny * toSun.y() + nz * toSun.z();
    double light = sky * (0.72 + 0.28 * nz) + sun * Math.max(0, facing);
    for (int i = 0; i < lamps.size(); i++) {
      light += lamps.get(i).on(x, y, z, nx, ny, nz);
    }
    return light;
  }

  /** Returns the brightness of a surface in shadow. */
  public double inShadow(double x, double y, double z, double nx, double ny, double nz) {
    double facing = nx * toSun.x() + ny * toSun.y() + nz * toSun.z();
    return on(x, y, z, nx, ny, nz) - sun * Math.max(0, facing);
  }

  /** Returns the part of a color that haze takes at a distance, from 0 to 1. */
  public double hazeAt(double distance) {
    return 1 - StrictMath.exp(-distance / hazeRange);
  }
}
