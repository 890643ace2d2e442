package io.nunchi.spi.settings;

import java.util.List;
import java.util.Optional;

/**
 * One of a few texts.
 *
 * @param choices the values to choose from, at least one; none begins or ends with white space,
 *     because a person's text is read without it
 * @since 1.0
 */
public record ChoiceType(List<String> choices) implements SettingType<String> {

  /**
   * Checks the parts.
   *
   * @param choices the values to choose from
   * @throws IllegalArgumentException if there is none, or one begins or ends with white space
   */
  public ChoiceType {
    choices = List.copyOf(choices);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("a choice has at least one value");
    }
    for (String choice : choices) {
      if (!choice.equals(choice.strip())) {
        throw new IllegalArgumentException(
            "a choice does not begin or end with white space; found: \"" + choice + "\"");
      }
    }
  }

  @Override
  public String kind() {
    return "choice";
  }

  @Override
  public String description() {
    return "one of " + String.join(", ", choices);
  }

  @Override
  public String parse(String text) {
    return text.strip();
  }

  @Override
  public String format(String value) {
    return value;
  }

  @Override
  public Optional<String> problemWith(String value) {
    return choices.contains(value) ? Optional.empty() : Optional.of(value + " is not among them");
  }
}
