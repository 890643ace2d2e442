package io.nunchi.spi.result;

import java.util.Objects;

/**
 * A named point of a detected thing, such as {@code left-eye}.
 *
 * <p>Immutable; any thread. It may lie outside the box; it lies inside the frame (rule 6.1).
 *
 * @param name the name of the part that the point marks
 * @param x in [0, 1] of the frame's width
 * @param y in [0, 1] of the frame's height
 * @param confidence the analyzer's certainty, in [0, 1] (rule 6.2)
 */
public record Keypoint(String name, float x, float y, float confidence) {

  /**
   * Checks the parts.
   *
   * @param name the name of the part that the point marks
   * @param x in [0
   * @param y in [0
   * @param confidence the analyzer's certainty
   */
  public Keypoint {
    Objects.requireNonNull(name, "name");
  }
}
