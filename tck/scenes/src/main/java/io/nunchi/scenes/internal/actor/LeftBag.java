package io.nunchi.scenes.internal.actor;

import io.nunchi.scenes.internal.shape.Circle;
import io.nunchi.scenes.internal.shape.Loft;
import io.nunchi.scenes.internal.shape.Loft.Profile;
import io.nunchi.scenes.internal.shape.Mesh;
import io.nunchi.scenes.internal.shape.Texture;
import io.nunchi.scenes.internal.space.Vec;
import java.util.List;

/**
 * A bag on the ground for a while; it is no target, only part of the story.
 *
 * @param place where it stands
 * @param from when it is put down, in seconds from the first frame
 * @param to when it is gone
 */
public record LeftBag(Vec place, double from, double to) implements Actor {

  private static final Circle ROUND = new Circle(8);
  private static final Texture LEATHER = Texture.plain(0x2A2420);
  private static final Profile SHAPE =
      new Profile(
          new double[][] {
            {0, 0.03, 0.02}, {0.12, 0.22, 0.1}, {0.5, 0.26, 0.14}, {0.9, 0.26, 0.15}, {1, 0.2, 0.1}
          });

  @Override
  public List<String> labels() {
    return List.of();
  }

  @Override
  public boolean isThere(double time) {
    return time >= from && time < to;
  }

  @Override
  public Vec place(double time) {
    return place;
  }

  @Override
  public void shape(double time, Mesh mesh) {
    Loft.bone(mesh, place.along(Vec.UP, 0.36), place, new Vec(1, 0, 0), ROUND, SHAPE, 1, LEATHER);
  }
}
