package io.nunchi.scenes.internal.raster;

import io.nunchi.scenes.internal.shape.Mesh;
import io.nunchi.scenes.internal.space.Eye;
import io.nunchi.scenes.internal.space.Vec;

/** Where a mesh's vertices lie in the picture, and how bright they are there. For one thread. */
final class Projection {

  float[] x = new float[0];
  float[] y = new float[0];

  /** One by the distance; 0 for what is too near to be drawn. */
  float[] nearness = new float[0];

  float[] light = new float[0];
  float[] mirrored = new float[0];
  float minX;
  float minY;
  float maxX;
  float maxY;

  /** Projects a mesh and lights it. */
  void look(Mesh mesh, Eye eye, Light lighting) {
    reserve(mesh.vertices);
    Vec position = eye.position();
    for (int i = 0; i < mesh.vertices; i++) {
      double dx = mesh.x[i] - position.x();
      double dy = mesh.y[i] - position.y();
      double dz = mesh.z[i] - position.z();
      place(i, eye, dx, dy, dz);
      double nx = mesh.normalX[i];
      double ny = mesh.normalY[i];
      double nz = mesh.normalZ[i];
      light[i] = (float) lighting.on(mesh.x[i], mesh.y[i], mesh.z[i], nx, ny, nz);
      if (mesh.shines()) {
        mirrored[i] = (float) (lighting.mirrored() * skySeen(dx, dy, dz, nx, ny, nz));
      }
    }
  }

  /** Projects the shadow that a mesh throws onto the ground. */
  void lookAtShadow(Mesh mesh, Eye eye, Vec toSun) {
    reserve(mesh.vertices);
    Vec position = eye.position();
    double slopeX = toSun.x() / toSun.z();
    double slopeY = toSun.y() / toSun.z();
    for (int i = 0; i < mesh.vertices; i++) {
      double height = Math.max(0, mesh.z[i]);
      double dx = mesh.x[i] - height * slopeX - position.x();
      double dy = mesh.y[i] - height * slopeY - position.y();
      place(i, eye, dx, dy, -position.z());
    }
  }

  private void reserve(int vertices) {
    minX = Float.MAX_VALUE;
    minY = Float.MAX_VALUE;
    maxX = -Float.MAX_VALUE;
    maxY = -Float.MAX_VALUE;
    if (vertices > x.length) {
      x = new float[2 * vertices];
      y = new float[2 * vertices];
      nearness = new float[2 * vertices];
      light = new float[2 * vertices];
      mirrored = new float[2 * vertices];
    }
  }

  private void place(int i, Eye eye, double dx, double dy, double dz) {
    Vec forward = eye.forward();
    double depth = dx * forward.x() + dy * forward.y() + dz * forward.z();
    if (depth < Eye.NEAREST) {
      nearness[i] = 0;
      return;
    }
    Vec right = eye.right();
    Vec up = eye.up();
    double scale = eye.focal() / depth;
    float px = (float) (eye.centerX() + scale * (dx * right.x() + dy * right.y() + dz * right.z()));
    float py = (float) (eye.centerY() - scale * (dx * up.x() + dy * up.y() + dz * up.z()));
    x[i] = px;
    y[i] = py;
    nearness[i] = (float) (1 / depth);
    minX = Math.min(minX, px);
    maxX = Math.max(maxX, px);
    minY = Math.min(minY, py);
    maxY = Math.max(maxY, py);
  }

  /** Returns the brightness of the sky in a mirror: the horizon is brightest, the ground dark. */
  private static double skySeen(double dx, double dy, double dz, double nx, double ny, double nz) {
    double inverse = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
    double facing = (dx * nx + dy * ny + dz * nz) * inverse;
    double up = dz * inverse - 2 * facing * nz;
    double grazing = 1 - Math.min(1, Math.abs(facing));
    double fresnel = 0.35 + 0.65 * grazing * grazing;
    if (up <= 0) {
      return fresnel * Math.max(0.05, 0.25 + up);
    }
    return fresnel * (1 - 0.45 * up);
  }
}
