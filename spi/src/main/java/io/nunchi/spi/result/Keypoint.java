package io.nunchi.spi.result;

import java.util.Objects;

/**
 * A named point of a detected thing, such as {@code left-eye}.
 *
 * <p>Immutable; any thread. It may lie outside the box; it lies inside the frame (rule 6.1).
 *
 * @since 1.0
 */
public final class Keypoint {

  private final String name;
  private final float x;
  private final float y;
  private final float confidence;

  private Keypoint(String name, float x, float y, float confidence) {
    this.name = Objects.requireNonNull(name, "name");
    this.x = x;
    this.y = y;
    this.confidence = confidence;
  }

  /**
   * Makes a keypoint.
   *
   * @param name the name of the part that the point marks
   * @param x in [0, 1] of the frame's width
   * @param y in [0, 1] of the frame's height
   * @param confidence the analyzer's certainty, in [0, 1] (rule 6.2)
   * @return the keypoint
   */
  public static Keypoint of(String name, float x, float y, float confidence) {
    return new Keypoint(name, x, y, confidence);
  }

  /**
   * The name of the part that the point marks.
   *
   * @return such as {@code left-eye}
   */
  public String name() {
    return name;
  }

  /**
   * The horizontal position.
   *
   * @return in [0, 1] of the frame's width
   */
  public float x() {
    return x;
  }

  /**
   * The vertical position.
   *
   * @return in [0, 1] of the frame's height
   */
  public float y() {
    return y;
  }

  /**
   * The analyzer's certainty.
   *
   * @return in [0, 1]
   */
  public float confidence() {
    return confidence;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Keypoint that
        && name.equals(that.name)
        && Float.floatToIntBits(x) == Float.floatToIntBits(that.x)
        && Float.floatToIntBits(y) == Float.floatToIntBits(that.y)
        && Float.floatToIntBits(confidence) == Float.floatToIntBits(that.confidence);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, x, y, confidence);
  }

  @Override
  public String toString() {
    return "Keypoint[" + name + " " + x + "," + y + ", " + confidence + "]";
  }
}
