package io.nunchi.spi.result;

import java.util.Objects;

/**
 * A property of a detected thing, such as {@code clothing.color = red}.
 *
 * <p>Immutable; any thread.
 *
 * @param name the name of the described property
 * @param value its value
 * @param confidence the analyzer's certainty, in [0, 1] (rule 6.2)
 */
public record Attribute(String name, String value, float confidence) {

  /**
   * Checks the parts.
   *
   * @param name the name of the described property
   * @param value its value
   * @param confidence the analyzer's certainty
   */
  public Attribute {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }
}
