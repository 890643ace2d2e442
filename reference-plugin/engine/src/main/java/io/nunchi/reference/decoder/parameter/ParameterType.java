package io.nunchi.reference.decoder.parameter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The type of a parameter: its values in Java, in a manifest, in the JSON Schema and in words.
 *
 * <p>Immutable; any thread.
 *
 * @param <T> the Java type of the values
 */
public final class ParameterType<T> {

  private static final Map<String, Object> TEXT_SCHEMA = keywords("$ref", "#/$defs/text");

  private final String description;
  private final Map<String, Object> schema;
  private final BiFunction<ParameterSource, String, T> reading;
  private final Function<T, Object> writing;

  private ParameterType(
      String description,
      Map<String, Object> schema,
      BiFunction<ParameterSource, String, T> reading,
      Function<T, Object> writing) {
    this.description = description;
    this.schema = schema;
    this.reading = reading;
    this.writing = writing;
  }

  /**
   * A text.
   *
   * @return texts that are not blank
   */
  public static ParameterType<String> text() {
    return new ParameterType<>("text", TEXT_SCHEMA, ParameterSource::text, text -> text);
  }

  /**
   * A list of distinct texts.
   *
   * @param maxCount the greatest number of elements; the least is 1
   * @return lists of texts that are not blank
   */
  public static ParameterType<List<String>> texts(int maxCount) {
    return new ParameterType<>(
        "list of 1 to %d texts".formatted(maxCount),
        keywords(
            "type",
            "array",
            "items",
            TEXT_SCHEMA,
            "minItems",
            1,
            "maxItems",
            maxCount,
            "uniqueItems",
            true),
        (source, key) -> source.distinctTexts(key, maxCount),
        texts -> texts);
  }

  /**
   * A whole number.
   *
   * @param min the least value
   * @param max the greatest value
   * @return numbers of this range
   */
  public static ParameterType<Integer> integer(int min, int max) {
    return new ParameterType<>(
        "integer, " + range(min, max),
        keywords("type", "integer", "minimum", min, "maximum", max),
        (source, key) -> source.integer(key, min, max),
        number -> number);
  }

  /**
   * A list of whole numbers.
   *
   * @param maxCount the greatest number of elements; the least is 1
   * @param min the least value of an element
   * @param max the greatest value of an element
   * @return lists of numbers of this range
   */
  public static ParameterType<List<Integer>> integers(int maxCount, int min, int max) {
    return new ParameterType<>(
        "list of 1 to %d integers, %s".formatted(maxCount, range(min, max)),
        keywords(
            "type",
            "array",
            "items",
            integer(min, max).schema,
            "minItems",
            1,
            "maxItems",
            maxCount),
        (source, key) -> source.integers(key, maxCount, min, max),
        numbers -> numbers);
  }

  /**
   * A number.
   *
   * @param min the least value
   * @param max the greatest value
   * @return numbers of this range
   */
  public static ParameterType<Float> number(float min, float max) {
    return new ParameterType<>(
        "number, " + range(min, max),
        keywords("type", "number", "minimum", decimal(min), "maximum", decimal(max)),
        (source, key) -> source.number(key, min, max),
        ParameterType::decimal);
  }

  /**
   * A list of numbers.
   *
   * @param maxCount the greatest number of elements; the least is 1
   * @param min the least value of an element
   * @param max the greatest value of an element
   * @return lists of numbers of this range
   */
  public static ParameterType<List<Float>> numbers(int maxCount, float min, float max) {
    return new ParameterType<>(
        "list of 1 to %d numbers, %s".formatted(maxCount, range(min, max)),
        keywords(
            "type", "array", "items", number(min, max).schema, "minItems", 1, "maxItems", maxCount),
        (source, key) -> source.numbers(key, maxCount, min, max),
        numbers -> numbers.stream().map(ParameterType::decimal).toList());
  }

  /**
   * True or false.
   *
   * @return both
   */
  public static ParameterType<Boolean> flag() {
    return new ParameterType<>(
        "boolean", keywords("type", "boolean"), ParameterSource::flag, flag -> flag);
  }

  /**
   * One of a few texts.
   *
   * @param <E> the Java type of the meanings
   * @param choices the texts and their meanings
   * @return the meanings
   */
  public static <E> ParameterType<E> choice(Choices<E> choices) {
    return new ParameterType<>(
        choices.byText().keySet().stream()
            .map(text -> "`" + text + "`")
            .collect(Collectors.joining(", ")),
        keywords("enum", List.copyOf(choices.byText().keySet())),
        (source, key) -> source.choice(key, choices),
        choices::textOf);
  }

  /**
   * Describes the values for a person.
   *
   * @return such as {@code integer, 1 to 256}, in Markdown
   */
  public String description() {
    return description;
  }

  /**
   * Describes the values for programs.
   *
   * @return the keywords of a JSON Schema as strings, numbers, booleans, lists and maps; {@code
   *     #/$defs/text} stands for a text that is not blank
   */
  public Map<String, Object> schema() {
    return schema;
  }

  /**
   * Reads a value.
   *
   * @param source the manifest's {@code output} object
   * @param key the value's key
   * @return the value, or a stand-in if the source noted a problem
   */
  public T read(ParameterSource source, String key) {
    return reading.apply(source, key);
  }

  /**
   * Converts a value to that which a manifest holds.
   *
   * @param value the value
   * @return a string, number, boolean, or list of these
   */
  public Object write(T value) {
    return writing.apply(value);
  }

  private static Map<String, Object> keywords(Object... namesAndValues) {
    Map<String, Object> keywords = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      keywords.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return Collections.unmodifiableMap(keywords);
  }

  private static String range(int min, int max) {
    return String.format(Locale.ROOT, "%,d to %,d", min, max);
  }

  private static String range(float min, float max) {
    return decimal(min) + " to " + decimal(max);
  }

  /** The number as somebody would write it: 0.01 stays 0.01, and 8192 has no fraction. */
  private static Number decimal(float value) {
    return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE
        ? (Number) (int) value
        : (Number) Double.valueOf(Float.toString(value));
  }
}
