package io.nunchi.spi.settings;

import java.util.Objects;
import java.util.Optional;

/**
 * A whole number.
 *
 * @param min the least value
 * @param max the greatest value
 * @param unit such as {@code ms} or {@code px}, or an empty text
 * @since 1.0
 */
public record IntegerType(long min, long max, String unit) implements SettingType<Long> {

  /**
   * Checks the parts.
   *
   * @param min the least value
   * @param max the greatest value
   * @param unit such as {@code ms} or {@code px}
   */
  public IntegerType {
    Objects.requireNonNull(unit, "unit");
    if (min > max) {
      throw new IllegalArgumentException("empty range from " + min + " to " + max);
    }
  }

  @Override
  public String kind() {
    return "integer";
  }

  @Override
  public String description() {
    return "a whole number from " + min + " to " + max + (unit.isEmpty() ? "" : " " + unit);
  }

  @Override
  public Long parse(String text) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("not a whole number: " + text, notANumber);
    }
  }

  @Override
  public String format(Long value) {
    return value.toString();
  }

  @Override
  public Optional<String> problemWith(Long value) {
    return value >= min && value <= max
        ? Optional.empty()
        : Optional.of(value + " is out of range");
  }
}
