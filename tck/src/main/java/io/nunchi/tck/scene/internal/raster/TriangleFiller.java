package io.nunchi.tck.scene.internal.raster;

import io.nunchi.tck.scene.internal.shape.Mesh;
import io.nunchi.tck.scene.internal.shape.Texture;

/**
 * Fills triangles row by row: the nearest surface wins, light is interpolated between the corners
 * (Gouraud, 1971). A sample belongs to a triangle that covers its middle. For one thread.
 */
final class TriangleFiller {

  private float crossingLeft;
  private float crossingRight;

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
        fill(seen, a, b, c, 1 / area, mesh, mesh.textures[i], mesh.parts[i], layer);
      }
    }
  }

  private void fill(
      Projection seen,
      int a,
      int b,
      int c,
      float inverseArea,
      Mesh mesh,
      Texture texture,
      byte part,
      Layer layer) {
    float ax = seen.x[a] - layer.left;
    float ay = seen.y[a] - layer.top;
    float bx = seen.x[b] - layer.left;
    float by = seen.y[b] - layer.top;
    float cx = seen.x[c] - layer.left;
    float cy = seen.y[c] - layer.top;
    int firstRow = (int) Math.max(0, Math.ceil(Math.min(ay, Math.min(by, cy)) - 0.5f));
    int lastRow =
        (int) Math.min(layer.height, Math.ceil(Math.max(ay, Math.max(by, cy)) - 0.5f)) - 1;
    if (firstRow > lastRow) {
      return;
    }
    float bax = (bx - ax) * inverseArea;
    float bay = (by - ay) * inverseArea;
    float cax = (cx - ax) * inverseArea;
    float cay = (cy - ay) * inverseArea;
    float near = seen.nearness[a];
    float nearB = seen.nearness[b] - near;
    float nearC = seen.nearness[c] - near;
    float nearByX = nearB * cay - nearC * bay;
    float nearByY = nearC * bax - nearB * cax;
    float light = seen.light[a];
    float lightB = seen.light[b] - light;
    float lightC = seen.light[c] - light;
    float lightByX = lightB * cay - lightC * bay;
    float lightByY = lightC * bax - lightB * cax;
    float shine = (float) texture.shine();
    float mirror = seen.mirrored[a] * shine;
    float mirrorB = seen.mirrored[b] * shine - mirror;
    float mirrorC = seen.mirrored[c] * shine - mirror;
    float mirrorByX = mirrorB * cay - mirrorC * bay;
    float mirrorByY = mirrorC * bax - mirrorB * cax;
    float u = mesh.u[a] * texture.width();
    float uB = mesh.u[b] * texture.width() - u;
    float uC = mesh.u[c] * texture.width() - u;
    float uByX = uB * cay - uC * bay;
    float uByY = uC * bax - uB * cax;
    float v = mesh.v[a] * texture.height();
    float vB = mesh.v[b] * texture.height() - v;
    float vC = mesh.v[c] * texture.height() - v;
    float vByX = vB * cay - vC * bay;
    float vByY = vC * bax - vB * cax;
    int[] colors = texture.colors();
    boolean plain = colors.length == 1;
    int uMask = texture.width() - 1;
    int vMask = texture.height() - 1;
    int uSize = texture.width();
    for (int row = firstRow; row <= lastRow; row++) {
      float middle = row + 0.5f;
      crossingLeft = Float.MAX_VALUE;
      crossingRight = -Float.MAX_VALUE;
      cross(ax, ay, bx, by, middle);
      cross(bx, by, cx, cy, middle);
      cross(cx, cy, ax, ay, middle);
      int first = (int) Math.max(0, Math.ceil(crossingLeft - 0.5f));
      int last = (int) Math.min(layer.width, Math.ceil(crossingRight - 0.5f)) - 1;
      float dx = first + 0.5f - ax;
      float dy = middle - ay;
      float nearHere = near + dx * nearByX + dy * nearByY;
      float lightHere = light + dx * lightByX + dy * lightByY;
      float mirrorHere = mirror + dx * mirrorByX + dy * mirrorByY;
      float uHere = u + dx * uByX + dy * uByY;
      float vHere = v + dx * vByX + dy * vByY;
      int at = row * layer.width + first;
      for (int column = first; column <= last; column++, at++) {
        if (nearHere > layer.nearness[at]) {
          layer.nearness[at] = nearHere;
          layer.part[at] = part;
          int color =
              plain
                  ? colors[0]
                  : colors[((int) (vHere + 1024) & vMask) * uSize + ((int) (uHere + 1024) & uMask)];
          layer.color[at] = shade(color, (int) (lightHere * 256), (int) mirrorHere);
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

  /** Marks what a projected shadow covers, in a mask of one byte a pixel. */
  void fillMask(Mesh mesh, Projection seen, ShadowMask mask) {
    for (int i = 0; i < mesh.triangles; i++) {
      int a = mesh.corners[3 * i];
      int b = mesh.corners[3 * i + 1];
      int c = mesh.corners[3 * i + 2];
      if (seen.nearness[a] != 0 && seen.nearness[b] != 0 && seen.nearness[c] != 0) {
        fillMask(seen.x[a], seen.y[a], seen.x[b], seen.y[b], seen.x[c], seen.y[c], mask);
      }
    }
  }

  private void fillMask(
      float ax, float ay, float bx, float by, float cx, float cy, ShadowMask mask) {
    int firstRow = (int) Math.max(0, Math.ceil(Math.min(ay, Math.min(by, cy)) - 0.5f));
    int lastRow =
        (int) Math.min(mask.height(), Math.ceil(Math.max(ay, Math.max(by, cy)) - 0.5f)) - 1;
    for (int row = firstRow; row <= lastRow; row++) {
      float middle = row + 0.5f;
      crossingLeft = Float.MAX_VALUE;
      crossingRight = -Float.MAX_VALUE;
      cross(ax, ay, bx, by, middle);
      cross(bx, by, cx, cy, middle);
      cross(cx, cy, ax, ay, middle);
      int first = (int) Math.max(0, Math.ceil(crossingLeft - 0.5f));
      int last = (int) Math.min(mask.width(), Math.ceil(crossingRight - 0.5f)) - 1;
      mask.cover(row, first, last);
    }
  }

  private void cross(float fromX, float fromY, float toX, float toY, float row) {
    if (fromY <= row != toY <= row) {
      float x = fromX + (row - fromY) * (toX - fromX) / (toY - fromY);
      crossingLeft = Math.min(crossingLeft, x);
      crossingRight = Math.max(crossingRight, x);
    }
  }
}
