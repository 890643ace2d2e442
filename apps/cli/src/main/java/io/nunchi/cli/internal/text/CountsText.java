package io.nunchi.cli.internal.text;

import java.util.Map;
import java.util.stream.Collectors;

/** Counts by name in parentheses, such as {@code " (person 3, car 1)"}. */
public final class CountsText {

  private CountsText() {}

  /** The text with a leading space; empty without a count. */
  public static String of(Map<String, ? extends Number> counts) {
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }
}
