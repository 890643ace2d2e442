package io.nunchi.spi.result;

import java.util.Objects;

/**
 * A named point of a detected thing, such as {@code left-eye}.
 *
 * <p>Immutable; any thread. It may lie outside the box; it lies inside the frame (rule 6.1).
 *
 * @param name what the point marks
 * @param x in [0, 1] of the frame's width
 * @param y in [0, 1] of the frame's height
 * @param confidence how sure the analyzer is, in [0, 1] (rule 6.2)
 */
public record Keypoint(String name, float x, float y, float confidence) {

  /**
   * Checks the parts.
   *
   * @param name what the point marks
   * @param x in [0
   * @param y in [0
   * @param confidence how sure the analyzer is
   */
  public Keypoint {
    Objects.requireNonNull(name, "name");
  }
}
