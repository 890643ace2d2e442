package io.nunchi.spi.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A label filter: the labels that a person wants to see, written {@code person,car}. No label means
 * all of them. The labels are known only when the engine runs, so the engine refuses others.
 *
 * @since 1.0
 */
public record LabelsType() implements SettingType<List<String>> {

  @Override
  public String kind() {
    return "labels";
  }

  @Override
  public String description() {
    return "labels joined by commas, or nothing for all labels";
  }

  @Override
  public List<String> parse(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  @Override
  public String format(List<String> value) {
    return String.join(",", value);
  }

  @Override
  public Optional<String> problemWith(List<String> value) {
    return value.stream().anyMatch(label -> label.isBlank() || label.contains(","))
        ? Optional.of("a label is blank or contains a comma")
        : Optional.empty();
  }
}
