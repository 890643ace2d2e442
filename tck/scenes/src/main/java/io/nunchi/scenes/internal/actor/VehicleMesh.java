package io.nunchi.scenes.internal.actor;

import io.nunchi.scenes.internal.shape.Circle;
import io.nunchi.scenes.internal.shape.Mesh;
import io.nunchi.scenes.internal.shape.Texture;
import io.nunchi.scenes.internal.space.Vec;

/** Builds a vehicle: sections from front to back with a skin over them, and wheels. */
final class VehicleMesh {

  private static final int HALF_POINTS = 7;
  private static final int POINTS = 2 * HALF_POINTS - 1;
  private static final int SIDE_STRIPS = 4;
  private static final Circle WHEEL = new Circle(14);
  private static final Texture TYRE = Texture.plain(0x1A1A1C);
  private static final Texture RIM =
      Texture.painted(16, 4, 0.3, (u, v) -> (int) (u * 10) % 2 == 0 ? 0x9A9EA4 : 0x3A3C40);

  private final Mesh mesh;
  private final VehicleShape shape;
  private final VehiclePaint paint;
  private final Vec place;
  private final Vec heading;
  private final Vec left;

  private VehicleMesh(Mesh mesh, VehicleShape shape, VehiclePaint paint, Vec place, Vec heading) {
    this.mesh = mesh;
    this.shape = shape;
    this.paint = paint;
    this.place = place;
    this.heading = heading;
    this.left = Vec.UP.cross(heading);
  }

  static void build(Mesh mesh, VehicleShape shape, VehiclePaint paint, Vec place, Vec heading) {
    VehicleMesh vehicle = new VehicleMesh(mesh, shape, paint, place, heading);
    vehicle.hull();
    for (double axle : new double[] {shape.frontAxle(), shape.rearAxle()}) {
      vehicle.wheel(axle, 1);
      vehicle.wheel(axle, -1);
    }
  }

  /** A height between two stations. */
  static double heightAt(VehicleShape shape, double x, int field) {
    double[][] stations = shape.stations();
    for (int i = 1; i < stations.length; i++) {
      if (x <= stations[i][0]) {
        double part = (x - stations[i - 1][0]) / (stations[i][0] - stations[i - 1][0]);
        return stations[i - 1][field] + part * (stations[i][field] - stations[i - 1][field]);
      }
    }
    return stations[stations.length - 1][field];
  }

  private Vec world(double x, double y, double z) {
    return place.along(heading, shape.length() / 2 - x).along(left, y).along(Vec.UP, z);
  }

  private static double[] sectionPoint(VehicleShape shape, double[] station, int point) {
    int half = Math.min(point, POINTS - 1 - point);
    double side = point < HALF_POINTS ? 1 : -1;
    double wide = shape.halfWidth() * station[4];
    double roofWide = shape.halfWidth() * station[5];
    double rise = station[3] - station[2];
    double y =
        switch (half) {
          case 0 -> 0.9 * wide;
          case 1 -> 0.98 * wide;
          case 2 -> wide;
          case 3 -> 0.97 * wide;
          case 4 -> roofWide + 0.02;
          case 5 -> 0.8 * roofWide;
          default -> 0;
        };
    double z =
        switch (half) {
          case 0 -> station[1];
          case 1 -> station[1] + 0.15;
          case 2 -> station[2] - 0.18;
          case 3 -> station[2];
          case 4 -> station[2] + 0.88 * rise;
          case 5 -> station[3];
          default -> station[3] + 0.03;
        };
    return new double[] {side * y, z};
  }

  private void hull() {
    double[][] stations = shape.stations();
    Vec[][] grid = new Vec[stations.length][POINTS];
    for (int i = 0; i < stations.length; i++) {
      for (int j = 0; j < POINTS; j++) {
        double[] point = sectionPoint(shape, stations[i], j);
        grid[i][j] = world(stations[i][0], point[0], point[1]);
      }
    }
    for (int i = 0; i + 1 < stations.length; i++) {
      for (int j = 0; j + 1 < POINTS; j++) {
        face(grid, i, j);
      }
    }
    cap(grid[0], 0, paint.front(), true);
    cap(grid[stations.length - 1], stations.length - 1, paint.back(), false);
  }

  private void face(Vec[][] grid, int i, int j) {
    boolean isSide = j < SIDE_STRIPS || j >= POINTS - 1 - SIDE_STRIPS;
    int a = corner(grid, i, j, isSide);
    int b = corner(grid, i + 1, j, isSide);
    int c = corner(grid, i + 1, j + 1, isSide);
    int d = corner(grid, i, j + 1, isSide);
    Texture texture = isSide ? paint.side() : paint.top();
    mesh.triangle(a, b, c, texture);
    mesh.triangle(a, c, d, texture);
  }

  private int corner(Vec[][] grid, int i, int j, boolean isSide) {
    Vec point = grid[i][j];
    double u = shape.stations()[i][0] / shape.length() * 0.999;
    double v =
        isSide
            ? point.z() / VehiclePaint.SIDE_HEIGHT
            : (double) (j - SIDE_STRIPS) / (POINTS - 1 - 2 * SIDE_STRIPS) * 0.999;
    return mesh.vertex(point, normal(grid, i, j), u, v);
  }

  private static Vec normal(Vec[][] grid, int i, int j) {
    Vec back = grid[Math.min(i + 1, grid.length - 1)][j].minus(grid[Math.max(i - 1, 0)][j]);
    Vec over = grid[i][Math.min(j + 1, POINTS - 1)].minus(grid[i][Math.max(j - 1, 0)]);
    return back.cross(over).unit();
  }

  private void cap(Vec[] section, int station, Texture texture, boolean isFront) {
    Vec normal = heading.times(isFront ? 1 : -1);
    double[] heights = shape.stations()[station];
    double low = heights[1];
    double high = heights[3] + 0.03;
    double x = heights[0];
    int center = mesh.vertex(world(x, 0, (low + high) / 2), normal, 0.5, 0.5);
    int first = mesh.vertices;
    for (int j = 0; j < POINTS; j++) {
      double[] point = sectionPoint(shape, heights, j);
      mesh.vertex(
          section[j],
          normal,
          0.5 + 0.499 * point[0] / shape.halfWidth(),
          (point[1] - low) / (high - low) * 0.999);
    }
    for (int j = 0; j + 1 < POINTS; j++) {
      mesh.triangle(center, first + j + (isFront ? 0 : 1), first + j + (isFront ? 1 : 0), texture);
    }
    mesh.triangle(
        center, first + (isFront ? POINTS - 1 : 0), first + (isFront ? 0 : POINTS - 1), texture);
  }

  private void wheel(double axle, int side) {
    double radius = shape.wheelRadius();
    Vec outward = left.times(side);
    Vec center = world(axle, side * (shape.halfWidth() - 0.18), radius);
    Vec across = heading.times(-side);
    Vec up = Vec.UP;
    int inner = mesh.ring(center, across.times(radius), up.times(radius), WHEEL, 0);
    Vec face = center.along(outward, 0.2);
    int tread = mesh.ring(face, across.times(radius), up.times(radius), WHEEL, 0.5);
    mesh.skin(inner, tread, WHEEL, TYRE);
    disc(face, across, up, outward, radius, 0.66 * radius, TYRE);
    disc(face.along(outward, 0.01), across, up, outward, 0.66 * radius, 0.05, RIM);
  }

  private void disc(
      Vec center, Vec across, Vec up, Vec outward, double from, double to, Texture texture) {
    int first = mesh.vertices;
    int outer = mesh.ring(center, across.times(from), up.times(from), WHEEL, 0);
    int inner = mesh.ring(center.along(outward, 0.01), across.times(to), up.times(to), WHEEL, 0.9);
    mesh.tipNormals(first, mesh.vertices, outward, 1);
    mesh.skin(outer, inner, WHEEL, texture);
  }
}
