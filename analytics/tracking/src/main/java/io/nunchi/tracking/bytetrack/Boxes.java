package io.nunchi.tracking.bytetrack;

import io.nunchi.spi.geometry.BoundingBox;
import java.util.Arrays;

/** A reusable list of boxes in pixels. */
final class Boxes {

  private static final int EDGES = 4;
  private static final int TOP = 1;
  private static final int RIGHT = 2;
  private static final int BOTTOM = 3;

  private double[] edges = new double[EDGES * 16];

  /** Makes room for boxes up to an index. */
  void reserve(int count) {
    if (edges.length < EDGES * count) {
      edges = Arrays.copyOf(edges, Math.max(EDGES * count, 2 * edges.length));
    }
  }

  void set(int index, double left, double top, double right, double bottom) {
    int at = EDGES * index;
    edges[at] = left;
    edges[at + TOP] = top;
    edges[at + RIGHT] = right;
    edges[at + BOTTOM] = bottom;
  }

  double left(int index) {
    return edges[EDGES * index];
  }

  double top(int index) {
    return edges[EDGES * index + TOP];
  }

  double right(int index) {
    return edges[EDGES * index + RIGHT];
  }

  double bottom(int index) {
    return edges[EDGES * index + BOTTOM];
  }

  double area(int index) {
    return (right(index) - left(index)) * (bottom(index) - top(index));
  }

  /** The box in parts of a picture. */
  BoundingBox normalised(int index, int width, int height) {
    return BoundingBox.ofEdges(
        (float) (left(index) / width),
        (float) (top(index) / height),
        (float) (right(index) / width),
        (float) (bottom(index) / height));
  }

  /**
   * The intersection over union of two boxes, each grown by a margin on every side, in parts of the
   * square root of its area.
   */
  double iou(int index, Boxes other, int otherIndex, double margin) {
    double first = margin == 0 ? 0 : margin * Math.sqrt(area(index));
    double second = margin == 0 ? 0 : margin * Math.sqrt(other.area(otherIndex));
    double width =
        Math.min(right(index) + first, other.right(otherIndex) + second)
            - Math.max(left(index) - first, other.left(otherIndex) - second);
    if (!(width > 0)) {
      return 0;
    }
    double height =
        Math.min(bottom(index) + first, other.bottom(otherIndex) + second)
            - Math.max(top(index) - first, other.top(otherIndex) - second);
    if (!(height > 0)) {
      return 0;
    }
    double common = width * height;
    double union = grown(index, first) + other.grown(otherIndex, second) - common;
    return union > 0 ? Math.min(1, common / union) : 0;
  }

  private double grown(int index, double margin) {
    return (right(index) - left(index) + 2 * margin) * (bottom(index) - top(index) + 2 * margin);
  }
}
