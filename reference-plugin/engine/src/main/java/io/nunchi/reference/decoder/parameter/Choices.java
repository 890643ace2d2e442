package io.nunchi.reference.decoder.parameter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The texts that a key may have, and the meaning of each.
 *
 * <p>Immutable; any thread.
 *
 * @param <E> the Java type of the meanings
 * @param byText meaning by text, in the order in which they are listed to a person; at least one
 */
public record Choices<E>(Map<String, E> byText) {

  /**
   * Copies the choices.
   *
   * @param byText meaning by text
   */
  public Choices {
    byText = Collections.unmodifiableMap(new LinkedHashMap<>(byText));
    if (byText.isEmpty()) {
      throw new IllegalArgumentException("there is at least one choice");
    }
  }

  /**
   * Starts a list of choices.
   *
   * @param <E> the Java type of the meanings
   * @param text the first text
   * @param meaning its meaning
   * @return choices that {@link #or} adds to
   */
  public static <E> Choices<E> of(String text, E meaning) {
    return new Choices<>(Map.of(text, meaning));
  }

  /**
   * Adds a choice.
   *
   * @param text the text
   * @param meaning its meaning
   * @return these choices and the new one
   */
  public Choices<E> or(String text, E meaning) {
    Map<String, E> more = new LinkedHashMap<>(byText);
    more.put(text, meaning);
    return new Choices<>(more);
  }

  /**
   * Returns the stand-in for a wrong text.
   *
   * @return the first meaning
   */
  public E first() {
    return byText.values().iterator().next();
  }

  /**
   * Finds the text of a meaning.
   *
   * @param meaning one of the meanings
   * @return its text
   * @throws IllegalArgumentException if no text has this meaning
   */
  public String textOf(E meaning) {
    return byText.entrySet().stream()
        .filter(choice -> choice.getValue().equals(meaning))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no text means " + meaning));
  }

  /**
   * Lists the texts for a person.
   *
   * @return such as {@code one of "none", "sigmoid"}
   */
  public String description() {
    return "one of \"" + String.join("\", \"", byText.keySet()) + "\"";
  }
}
