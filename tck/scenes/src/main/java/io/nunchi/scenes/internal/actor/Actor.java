package io.nunchi.scenes.internal.actor;

import io.nunchi.scenes.internal.shape.Mesh;
import io.nunchi.scenes.internal.space.Vec;
import java.util.List;

/** Something that is drawn anew for every frame. Immutable; any thread. */
public interface Actor {

  /** The labels of what is counted of it: the mesh's part 1 is the first, and so on. */
  List<String> labels();

  /** Tells whether it is in the scene at a time, in seconds from the first frame. */
  boolean isThere(double time);

  /** Where it stands on the ground. */
  Vec place(double time);

  /** Adds its triangles to a mesh. */
  void shape(double time, Mesh mesh);

  /** Tells whether it throws a shadow that is drawn for every frame. */
  default boolean throwsShadow() {
    return true;
  }
}
