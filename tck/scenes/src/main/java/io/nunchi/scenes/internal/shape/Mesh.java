package io.nunchi.scenes.internal.shape;

import io.nunchi.scenes.internal.space.Vec;
import java.util.Arrays;

/**
 * Triangles in the world, with normals and textures; emptied and filled again for every actor. Each
 * triangle belongs to a part, and each part that is counted is one target of the truth. For one
 * thread.
 *
 * <p>The arrays are open to the rasterizer, which reads them a million times a second.
 */
public final class Mesh {

  private static final int FEW = 1024;

  public float[] x = new float[FEW];
  public float[] y = new float[FEW];
  public float[] z = new float[FEW];
  public float[] normalX = new float[FEW];
  public float[] normalY = new float[FEW];
  public float[] normalZ = new float[FEW];
  public float[] u = new float[FEW];
  public float[] v = new float[FEW];
  public int vertices;

  /** Three vertices for each triangle; seen from outside they run against the clock. */
  public int[] corners = new int[3 * FEW];

  public Texture[] textures = new Texture[FEW];
  public byte[] parts = new byte[FEW];
  public int triangles;

  private byte part = 1;
  private boolean shines;
  private boolean onePart = true;

  /** Removes everything. */
  public void clear() {
    vertices = 0;
    triangles = 0;
    part = 1;
    shines = false;
    onePart = true;
  }

  /** Tells whether all triangles belong to part 1. */
  public boolean isOnePart() {
    return onePart;
  }

  /** Tells whether any triangle mirrors light. */
  public boolean shines() {
    return shines;
  }

  /** Sets the part that the following triangles belong to, from 1. */
  public void part(int number) {
    part = (byte) number;
    onePart &= number == 1;
  }

  /** Adds a vertex and returns its index. */
  public int vertex(Vec place, Vec normal, double textureU, double textureV) {
    return vertex(
        place.x(), place.y(), place.z(), normal.x(), normal.y(), normal.z(), textureU, textureV);
  }

  private int vertex(
      double px, double py, double pz, double nx, double ny, double nz, double tu, double tv) {
    if (vertices == x.length) {
      growVertices();
    }
    x[vertices] = (float) px;
    y[vertices] = (float) py;
    z[vertices] = (float) pz;
    normalX[vertices] = (float) nx;
    normalY[vertices] = (float) ny;
    normalZ[vertices] = (float) nz;
    u[vertices] = (float) tu;
    v[vertices] = (float) tv;
    return vertices++;
  }

  private void growVertices() {
    int more = 2 * x.length;
    x = Arrays.copyOf(x, more);
    y = Arrays.copyOf(y, more);
    z = Arrays.copyOf(z, more);
    normalX = Arrays.copyOf(normalX, more);
    normalY = Arrays.copyOf(normalY, more);
    normalZ = Arrays.copyOf(normalZ, more);
    u = Arrays.copyOf(u, more);
    v = Arrays.copyOf(v, more);
  }

  /** Adds a triangle whose corners, seen from outside, run against the clock. */
  public void triangle(int a, int b, int c, Texture texture) {
    if (triangles == parts.length) {
      corners = Arrays.copyOf(corners, 2 * corners.length);
      textures = Arrays.copyOf(textures, 2 * textures.length);
      parts = Arrays.copyOf(parts, 2 * parts.length);
    }
    corners[3 * triangles] = a;
    corners[3 * triangles + 1] = b;
    corners[3 * triangles + 2] = c;
    textures[triangles] = texture;
    shines |= texture.shine() > 0;
    parts[triangles++] = part;
  }

  /** Adds a flat four-cornered face; its corners, seen from outside, run against the clock. */
  public void quad(Vec a, Vec b, Vec c, Vec d, Texture texture) {
    Vec normal = b.minus(a).cross(d.minus(a)).unit();
    int first = vertex(a, normal, 0, 0);
    vertex(b, normal, 1, 0);
    vertex(c, normal, 1, 1);
    vertex(d, normal, 0, 1);
    triangle(first, first + 1, first + 2, texture);
    triangle(first, first + 2, first + 3, texture);
  }

  /**
   * Adds the vertices of an elliptic ring.
   *
   * @param center its middle
   * @param side from the middle to where its angle is 0
   * @param front from the middle to where its angle is a right one
   * @param circle its vertices
   * @param textureV the texture's v along it
   * @return the ring's first vertex
   */
  public int ring(Vec center, Vec side, Vec front, Circle circle, double textureV) {
    int first = vertices;
    double sideSquare = Math.max(1e-9, side.dot(side));
    double frontSquare = Math.max(1e-9, front.dot(front));
    for (int i = 0; i <= circle.points(); i++) {
      double cos = circle.cos(i);
      double sin = circle.sin(i);
      double nx = cos * side.x() / sideSquare + sin * front.x() / frontSquare;
      double ny = cos * side.y() / sideSquare + sin * front.y() / frontSquare;
      double nz = cos * side.z() / sideSquare + sin * front.z() / frontSquare;
      double inverse = 1 / Math.sqrt(Math.max(1e-12, nx * nx + ny * ny + nz * nz));
      vertex(
          center.x() + cos * side.x() + sin * front.x(),
          center.y() + cos * side.y() + sin * front.y(),
          center.z() + cos * side.z() + sin * front.z(),
          nx * inverse,
          ny * inverse,
          nz * inverse,
          (double) i / circle.points(),
          textureV);
    }
    return first;
  }

  /** Closes the gap between two rings, the second of which lies on the side of side x front. */
  public void skin(int lower, int upper, Circle circle, Texture texture) {
    for (int i = 0; i < circle.points(); i++) {
      triangle(lower + i, lower + i + 1, upper + i + 1, texture);
      triangle(lower + i, upper + i + 1, upper + i, texture);
    }
  }

  /** Tips all normals from a vertex on towards a direction, as rounded ends have them. */
  public void tipNormals(int fromVertex, int toVertex, Vec direction, double part) {
    for (int i = fromVertex; i < toVertex; i++) {
      double nx = normalX[i] * (1 - part) + direction.x() * part;
      double ny = normalY[i] * (1 - part) + direction.y() * part;
      double nz = normalZ[i] * (1 - part) + direction.z() * part;
      double inverse = 1 / Math.sqrt(Math.max(1e-12, nx * nx + ny * ny + nz * nz));
      normalX[i] = (float) (nx * inverse);
      normalY[i] = (float) (ny * inverse);
      normalZ[i] = (float) (nz * inverse);
    }
  }
}
