package io.nunchi.spi.settings;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Any text of a declared form.
 *
 * @param form the kind of text, in words, such as {@code the path of a model directory}
 * @param pattern a regular expression that the whole text matches; {@code (?s).*} accepts all
 * @since 1.0
 */
public record TextType(String form, String pattern) implements SettingType<String> {

  /**
   * Checks the parts.
   *
   * @param form the kind of text
   * @param pattern a regular expression that the whole text matches
   */
  public TextType {
    Objects.requireNonNull(form, "form");
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("not a regular expression: " + pattern, e);
    }
  }

  /**
   * Text of any form.
   *
   * @param form the kind of text, in words
   * @return a type that accepts every text
   */
  public static TextType any(String form) {
    return new TextType(form, "(?s).*");
  }

  @Override
  public String kind() {
    return "text";
  }

  @Override
  public String description() {
    return form;
  }

  @Override
  public String parse(String text) {
    return text;
  }

  @Override
  public String format(String value) {
    return value;
  }

  @Override
  public Optional<String> problemWith(String value) {
    return value.matches(pattern)
        ? Optional.empty()
        : Optional.of("\"" + value + "\" does not match " + pattern);
  }
}
