package io.nunchi.reference.decoder;

/**
 * The boxes of candidates that are turned: center, size and angle; for one thread.
 *
 * <p>Two of them are compared by the overlap of the normal distributions that have their center and
 * spread, as Ultralytics' models are suppressed. Source: Llerena et al., Gaussian Bounding Boxes
 * and Probabilistic Intersection-over-Union, arXiv 2106.06072.
 */
final class OrientedBoxes {

  private static final int VALUES = 5;
  private static final double TINY = 1e-7;
  private static final double MAX_DISTANCE = 100;

  /** A box of side 1 with evenly spread points has this variance along the side. */
  private static final double VARIANCE_OF_UNIT = 1 / 12.0;

  private final ExtraValues values = new ExtraValues();

  void clear() {
    values.clear();
  }

  void add(int candidate, OrientedBox box) {
    values.add(candidate, box.centerX());
    values.add(candidate, box.centerY());
    values.add(candidate, box.width());
    values.add(candidate, box.height());
    values.add(candidate, box.angle());
  }

  boolean has(int candidate) {
    return values.count(candidate) == VALUES;
  }

  float angle(int candidate) {
    return values.at(candidate, 4);
  }

  /** The overlap of two turned boxes, in [0, 1]. */
  float overlap(int one, int other) {
    double x = values.at(one, 0) - (double) values.at(other, 0);
    double y = values.at(one, 1) - (double) values.at(other, 1);
    Spread first = spread(one);
    Spread second = spread(other);
    Spread both = new Spread(first.xx + second.xx, first.yy + second.yy, first.xy + second.xy);
    double divisor = both.determinant() + TINY;
    double apart =
        (both.xx * y * y + both.yy * x * x) / divisor / 4 - both.xy * x * y / divisor / 2;
    double shapes = Math.sqrt(Math.max(0, first.determinant()) * Math.max(0, second.determinant()));
    double unlike = Math.log(both.determinant() / (4 * shapes + TINY) + TINY) / 2;
    double distance = Math.min(MAX_DISTANCE, Math.max(TINY, apart + unlike));
    return (float) (1 - Math.sqrt(1 - Math.exp(-distance) + TINY));
  }

  private Spread spread(int candidate) {
    double width = values.at(candidate, 2);
    double height = values.at(candidate, 3);
    double along = width * width * VARIANCE_OF_UNIT;
    double across = height * height * VARIANCE_OF_UNIT;
    double cos = Math.cos(angle(candidate));
    double sin = Math.sin(angle(candidate));
    return new Spread(
        along * cos * cos + across * sin * sin,
        along * sin * sin + across * cos * cos,
        (along - across) * cos * sin);
  }

  /** The variances of the points of a box along both axes, and their covariance. */
  private record Spread(double xx, double yy, double xy) {

    double determinant() {
      return xx * yy - xy * xy;
    }
  }
}
