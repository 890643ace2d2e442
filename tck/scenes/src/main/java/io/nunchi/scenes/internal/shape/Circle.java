package io.nunchi.scenes.internal.shape;

/** Evenly spread points of a circle, worked out once. Immutable; any thread. */
public final class Circle {

  private final double[] cos;
  private final double[] sin;

  public Circle(int points) {
    cos = new double[points + 1];
    sin = new double[points + 1];
    for (int i = 0; i <= points; i++) {
      cos[i] = StrictMath.cos(2 * StrictMath.PI * i / points);
      sin[i] = StrictMath.sin(2 * StrictMath.PI * i / points);
    }
  }

  /** Returns the number of points; the last equals the first. */
  public int points() {
    return cos.length - 1;
  }

  double cos(int point) {
    return cos[point];
  }

  double sin(int point) {
    return sin[point];
  }
}
