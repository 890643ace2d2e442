package io.nunchi.scenes.internal.raster;

import io.nunchi.scenes.internal.shape.Mesh;
import io.nunchi.scenes.internal.shape.Texture;

/**
 * Fills triangles row by row: the nearest surface wins, light is interpolated between the corners
 * (Gouraud, 1971). For one thread.
 */
final class TriangleFiller {

  /** Along a row, values are counted in whole numbers of this part. */
  private static final int SHIFT = 16;

  private static final float UNIT = 1 << SHIFT;
  private static final int LIGHT_SHIFT = 14;
  private static final float LIGHT_UNIT = 256 << LIGHT_SHIFT;

  private final RowSpans spans = new RowSpans();
  private final Slope near = new Slope();
  private final Slope light = new Slope();
  private final Slope mirror = new Slope();
  private final Slope u = new Slope();
  private final Slope v = new Slope();

  /** A value that changes evenly over a triangle. */
  private static final class Slope {

    float atCorner;
    float byX;
    float byY;

    /** Takes the values at three corners, and the edges from the first, each by the area. */
    void between(float a, float b, float c, float bax, float bay, float cax, float cay) {
      atCorner = a;
      byX = (b - a) * cay - (c - a) * bay;
      byY = (c - a) * bax - (b - a) * cax;
    }

    float at(float dx, float dy) {
      return atCorner + dx * byX + dy * byY;
    }

    boolean isFlat() {
      return byX == 0 && byY == 0;
    }
  }

  /** Draws a projected mesh into a layer; what faces away is left out. */
  void fill(Mesh mesh, Projection seen, Layer layer) {
    for (int i = 0; i < mesh.triangles; i++) {
      int a = mesh.corners[3 * i];
      int b = mesh.corners[3 * i + 1];
      int c = mesh.corners[3 * i + 2];
      if (seen.nearness[a] == 0 || seen.nearness[b] == 0 || seen.nearness[c] == 0) {
        continue;
      }
      float area =
          (seen.x[b] - seen.x[a]) * (seen.y[c] - seen.y[a])
              - (seen.y[b] - seen.y[a]) * (seen.x[c] - seen.x[a]);
      if (area < 0) {
        fill(mesh, seen, a, b, c, 1 / area, i, layer);
      }
    }
  }

  private void fill(
      Mesh mesh, Projection seen, int a, int b, int c, float inverseArea, int i, Layer layer) {
    float ax = seen.x[a] - layer.left;
    float ay = seen.y[a] - layer.top;
    float bx = seen.x[b] - layer.left;
    float by = seen.y[b] - layer.top;
    float cx = seen.x[c] - layer.left;
    float cy = seen.y[c] - layer.top;
    spans.open(ax, ay, bx, by, cx, cy, layer.width, layer.height);
    if (spans.firstRow > spans.lastRow) {
      return;
    }
    float bax = (bx - ax) * inverseArea;
    float bay = (by - ay) * inverseArea;
    float cax = (cx - ax) * inverseArea;
    float cay = (cy - ay) * inverseArea;
    Texture texture = mesh.textures[i];
    byte part = mesh.parts[i];
    near.between(seen.nearness[a], seen.nearness[b], seen.nearness[c], bax, bay, cax, cay);
    light.between(seen.light[a], seen.light[b], seen.light[c], bax, bay, cax, cay);
    float shine = (float) texture.shine();
    if (texture.colors().length == 1 && shine == 0) {
      fillPlain(texture.colors()[0], ax, ay, part, layer);
      return;
    }
    mirror.between(
        seen.mirrored[a] * shine,
        seen.mirrored[b] * shine,
        seen.mirrored[c] * shine,
        bax,
        bay,
        cax,
        cay);
    float wide = texture.width();
    float high = texture.height();
    u.between(mesh.u[a] * wide, mesh.u[b] * wide, mesh.u[c] * wide, bax, bay, cax, cay);
    v.between(mesh.v[a] * high, mesh.v[b] * high, mesh.v[c] * high, bax, bay, cax, cay);
    fillTextured(texture, ax, ay, part, layer);
  }

  private void fillPlain(int color, float ax, float ay, byte part, Layer layer) {
    boolean flat = light.isFlat();
    int flatColor = shade(color, (int) (light.atCorner * 256), 0);
    float nearByX = near.byX;
    int lightByX = (int) (light.byX * LIGHT_UNIT);
    float[] nearness = layer.nearness;
    int[] colors = layer.color;
    byte[] parts = layer.part;
    for (int row = spans.firstRow; row <= spans.lastRow; row++) {
      spans.at(row);
      int first = spans.first;
      int last = spans.last;
      if (first > last) {
        continue;
      }
      layer.cover(row, first, last);
      float dx = first + 0.5f - ax;
      float dy = row + 0.5f - ay;
      float nearHere = near.at(dx, dy);
      int lightHere = (int) (light.at(dx, dy) * LIGHT_UNIT);
      int end = row * layer.width + last;
      for (int at = row * layer.width + first; at <= end; at++) {
        if (nearHere > nearness[at]) {
          nearness[at] = nearHere;
          parts[at] = part;
          colors[at] = flat ? flatColor : shade(color, lightHere >> LIGHT_SHIFT, 0);
        }
        nearHere += nearByX;
        lightHere += lightByX;
      }
    }
  }

  private void fillTextured(Texture texture, float ax, float ay, byte part, Layer layer) {
    int[] texels = texture.colors();
    int uMask = texture.width() - 1;
    int vMask = texture.height() - 1;
    int uSize = texture.width();
    float nearByX = near.byX;
    int lightByX = (int) (light.byX * LIGHT_UNIT);
    int mirrorByX = (int) (mirror.byX * UNIT);
    int uByX = (int) (u.byX * UNIT);
    int vByX = (int) (v.byX * UNIT);
    float[] nearness = layer.nearness;
    int[] colors = layer.color;
    byte[] parts = layer.part;
    for (int row = spans.firstRow; row <= spans.lastRow; row++) {
      spans.at(row);
      int first = spans.first;
      int last = spans.last;
      if (first > last) {
        continue;
      }
      layer.cover(row, first, last);
      float dx = first + 0.5f - ax;
      float dy = row + 0.5f - ay;
      float nearHere = near.at(dx, dy);
      int lightHere = (int) (light.at(dx, dy) * LIGHT_UNIT);
      int mirrorHere = (int) (mirror.at(dx, dy) * UNIT);
      int uHere = (int) (u.at(dx, dy) * UNIT);
      int vHere = (int) (v.at(dx, dy) * UNIT);
      int end = row * layer.width + last;
      for (int at = row * layer.width + first; at <= end; at++) {
        if (nearHere > nearness[at]) {
          nearness[at] = nearHere;
          parts[at] = part;
          int color = texels[(vHere >> SHIFT & vMask) * uSize + (uHere >> SHIFT & uMask)];
          colors[at] = shade(color, lightHere >> LIGHT_SHIFT, mirrorHere >> SHIFT);
        }
        nearHere += nearByX;
        lightHere += lightByX;
        mirrorHere += mirrorByX;
        uHere += uByX;
        vHere += vByX;
      }
    }
  }

  private static int shade(int color, int light, int mirrored) {
    int lit = Math.max(0, light);
    int added = Math.max(0, mirrored);
    int red = Math.min(255, (((color >> 16 & 255) * lit) >> 8) + added);
    int green = Math.min(255, (((color >> 8 & 255) * lit) >> 8) + added);
    int blue = Math.min(255, (((color & 255) * lit) >> 8) + added);
    return red << 16 | green << 8 | blue;
  }
}
