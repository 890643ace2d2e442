package io.nunchi.scenes.internal.shape;

import io.nunchi.scenes.internal.space.Vec;

/** Builds limbs: elliptic rings along a bone, with a skin over them. */
public final class Loft {

  private Loft() {}

  /**
   * The shape of a limb: each row is how far along the bone, and the radius to the side and to the
   * front, in metres. Immutable but for its maker.
   *
   * @param rings from the bone's start to its end
   */
  @SuppressWarnings("ArrayRecordComponent") // constants, never compared
  public record Profile(double[]... rings) {}

  /**
   * Adds a limb.
   *
   * @param mesh takes it
   * @param from where the bone starts
   * @param to where it ends
   * @param left the body's left
   * @param circle the corners of a ring
   * @param profile its shape
   * @param thickness the factor of the profile's radii
   * @param texture v runs from 0 at the start to 1 at the end, u is a quarter in front
   */
  public static void bone(
      Mesh mesh,
      Vec from,
      Vec to,
      Vec left,
      Circle circle,
      Profile profile,
      double thickness,
      Texture texture) {
    Vec bone = to.minus(from);
    Vec direction = bone.unit();
    Vec side = left.along(direction, -left.dot(direction)).unit();
    Vec front = direction.cross(side);
    int firstVertex = mesh.vertices;
    int previous = -1;
    for (double[] ring : profile.rings) {
      Vec center = from.along(bone, ring[0]);
      int current =
          mesh.ring(
              center,
              side.times(ring[1] * thickness),
              front.times(ring[2] * thickness),
              circle,
              ring[0]);
      if (previous >= 0) {
        mesh.skin(previous, current, circle, texture);
      }
      previous = current;
    }
    int perRing = circle.points() + 1;
    mesh.tipNormals(firstVertex, firstVertex + perRing, direction.times(-1), 0.8);
    mesh.tipNormals(mesh.vertices - perRing, mesh.vertices, direction, 0.8);
  }
}
