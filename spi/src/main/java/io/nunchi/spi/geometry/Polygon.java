package io.nunchi.spi.geometry;

import java.util.List;

/**
 * An area of the picture with straight edges, such as a zone that a person draws.
 *
 * <p>Immutable; any thread. The last point is joined to the first. Edges may cross each other; the
 * area is then what the even-odd rule says.
 *
 * @since 1.0
 */
public final class Polygon {

  private final List<Point> points;

  private Polygon(List<Point> points) {
    this.points = List.copyOf(points);
    if (this.points.size() < 3) {
      throw new IllegalArgumentException(
          "a polygon has at least 3 points; found " + this.points.size());
    }
  }

  /**
   * Makes a polygon of its corners.
   *
   * @param points at least three points, in order along the outline
   * @return the polygon
   * @throws IllegalArgumentException if fewer than three points are given
   */
  public static Polygon of(List<Point> points) {
    return new Polygon(points);
  }

  /**
   * The corners.
   *
   * @return at least three points, in order along the outline
   */
  public List<Point> points() {
    return points;
  }

  /**
   * Tells whether a point lies in the area, by the even-odd rule; the outline belongs to it, as far
   * as the arithmetic of doubles can tell.
   *
   * @param point the point
   * @return true if it lies inside or on the outline
   */
  public boolean contains(Point point) {
    boolean inside = false;
    Point from = points.get(points.size() - 1);
    for (Point to : points) {
      if (isOnEdge(point, from, to)) {
        return true;
      }
      if (crossesRayToTheRight(point, from, to)) {
        inside = !inside;
      }
      from = to;
    }
    return inside;
  }

  private static boolean isOnEdge(Point point, Point from, Point to) {
    return cross(from, to, point) == 0
        && isBetween(point.x(), from.x(), to.x())
        && isBetween(point.y(), from.y(), to.y());
  }

  private static boolean isBetween(double value, double one, double other) {
    return value >= Math.min(one, other) && value <= Math.max(one, other);
  }

  private static boolean crossesRayToTheRight(Point point, Point from, Point to) {
    if ((from.y() > point.y()) == (to.y() > point.y())) {
      return false;
    }
    double along = (point.y() - from.y()) / (to.y() - from.y());
    return point.x() < from.x() + along * (to.x() - from.x());
  }

  private static double cross(Point origin, Point one, Point other) {
    return (one.x() - origin.x()) * (other.y() - origin.y())
        - (one.y() - origin.y()) * (other.x() - origin.x());
  }

  /**
   * The area that the outline encloses (shoelace formula).
   *
   * @return in [0, 1] of the frame's area for a polygon whose edges do not cross
   */
  public double area() {
    double twice = 0;
    Point from = points.get(points.size() - 1);
    for (Point to : points) {
      twice += from.x() * to.y() - to.x() * from.y();
      from = to;
    }
    return Math.abs(twice) / 2;
  }

  /**
   * The smallest upright box around it, rounded to floats.
   *
   * @return the box
   */
  public BoundingBox boundingBox() {
    double left = points.stream().mapToDouble(Point::x).min().orElseThrow();
    double top = points.stream().mapToDouble(Point::y).min().orElseThrow();
    double right = points.stream().mapToDouble(Point::x).max().orElseThrow();
    double bottom = points.stream().mapToDouble(Point::y).max().orElseThrow();
    return new BoundingBox(
        (float) left, (float) top, (float) (right - left), (float) (bottom - top));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Polygon that && points.equals(that.points);
  }

  @Override
  public int hashCode() {
    return points.hashCode();
  }

  @Override
  public String toString() {
    return "Polygon" + points;
  }
}
