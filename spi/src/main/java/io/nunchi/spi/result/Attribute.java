package io.nunchi.spi.result;

import java.util.Objects;

/**
 * A property of a detected thing, of a frame or of a clip, such as {@code clothing.color = red}.
 *
 * <p>Immutable; any thread.
 *
 * @since 1.0
 */
public final class Attribute {

  private final String name;
  private final String value;
  private final float confidence;

  private Attribute(String name, String value, float confidence) {
    this.name = Objects.requireNonNull(name, "name");
    this.value = Objects.requireNonNull(value, "value");
    this.confidence = confidence;
  }

  /**
   * Makes an attribute.
   *
   * @param name the name of the described property
   * @param value its value
   * @param confidence the analyzer's certainty, in [0, 1] (rule 6.2)
   * @return the attribute
   */
  public static Attribute of(String name, String value, float confidence) {
    return new Attribute(name, value, confidence);
  }

  /**
   * The name of the described property.
   *
   * @return such as {@code clothing.color}
   */
  public String name() {
    return name;
  }

  /**
   * The property's value.
   *
   * @return such as {@code red}
   */
  public String value() {
    return value;
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
    return other instanceof Attribute that
        && name.equals(that.name)
        && value.equals(that.value)
        && Float.floatToIntBits(confidence) == Float.floatToIntBits(that.confidence);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, value, confidence);
  }

  @Override
  public String toString() {
    return "Attribute[" + name + " = " + value + ", " + confidence + "]";
  }
}
