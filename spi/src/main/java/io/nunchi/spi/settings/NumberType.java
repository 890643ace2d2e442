package io.nunchi.spi.settings;

import java.util.Objects;
import java.util.Optional;

/**
 * A number with a fraction.
 *
 * @param min the least value
 * @param max the greatest value
 * @param unit such as {@code s} or {@code px}, or an empty text
 * @since 1.0
 */
public record NumberType(double min, double max, String unit) implements SettingType<Double> {

  /**
   * Checks the parts.
   *
   * @param min the least value
   * @param max the greatest value
   * @param unit such as {@code s} or {@code px}
   */
  public NumberType {
    Objects.requireNonNull(unit, "unit");
    if (!(min <= max)) {
      throw new IllegalArgumentException("empty range from " + min + " to " + max);
    }
  }

  @Override
  public String kind() {
    return "number";
  }

  @Override
  public String description() {
    return "a number from " + min + " to " + max + (unit.isEmpty() ? "" : " " + unit);
  }

  @Override
  public Double parse(String text) {
    try {
      return Double.valueOf(text.strip());
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("not a number: " + text, notANumber);
    }
  }

  @Override
  public String format(Double value) {
    return value.toString();
  }

  @Override
  public Optional<String> problemWith(Double value) {
    return value >= min && value <= max
        ? Optional.empty()
        : Optional.of(value + " is out of range");
  }
}
