package io.nunchi.spi.settings;

import java.util.Optional;

/**
 * Yes or no, written {@code true} and {@code false}.
 *
 * @since 1.0
 */
public record BooleanType() implements SettingType<Boolean> {

  @Override
  public String kind() {
    return "boolean";
  }

  @Override
  public String description() {
    return "true or false";
  }

  @Override
  public Boolean parse(String text) {
    return switch (text.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false: " + text);
    };
  }

  @Override
  public String format(Boolean value) {
    return value.toString();
  }

  @Override
  public Optional<String> problemWith(Boolean value) {
    return Optional.empty();
  }
}
