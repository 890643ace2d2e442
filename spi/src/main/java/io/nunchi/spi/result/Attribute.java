package io.nunchi.spi.result;

import java.util.Objects;

/**
 * A property of a detected thing, such as {@code clothing.color = red}.
 *
 * <p>Immutable; any thread.
 *
 * @param name what is described
 * @param value its value
 * @param confidence how sure the analyzer is, in [0, 1] (rule 6.2)
 */
public record Attribute(String name, String value, float confidence) {

  /**
   * Checks the parts.
   *
   * @param name what is described
   * @param value its value
   * @param confidence how sure the analyzer is
   */
  public Attribute {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }
}
