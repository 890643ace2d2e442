package io.nunchi.scenes.internal.raster;

import io.nunchi.scenes.internal.shape.Mesh;

/** Marks which pixels of the ground a projected mesh takes the sun from. For one thread. */
final class ShadowFiller {

  private final RowSpans spans = new RowSpans();

  /** Marks what a projected shadow covers. */
  void fill(Mesh mesh, Projection seen, ShadowMask mask) {
    for (int i = 0; i < mesh.triangles; i++) {
      int a = mesh.corners[3 * i];
      int b = mesh.corners[3 * i + 1];
      int c = mesh.corners[3 * i + 2];
      if (seen.nearness[a] == 0 || seen.nearness[b] == 0 || seen.nearness[c] == 0) {
        continue;
      }
      spans.open(
          seen.x[a],
          seen.y[a],
          seen.x[b],
          seen.y[b],
          seen.x[c],
          seen.y[c],
          mask.width(),
          mask.height());
      for (int row = spans.firstRow; row <= spans.lastRow; row++) {
        spans.at(row);
        mask.cover(row, spans.first, spans.last);
      }
    }
  }
}
