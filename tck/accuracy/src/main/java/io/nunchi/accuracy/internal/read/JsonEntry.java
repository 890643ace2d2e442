package io.nunchi.accuracy.internal.read;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a JSON array, with the fields that were asked for; each question adds what is wrong
 * with the answer.
 *
 * @param location where it begins
 * @param values whole numbers as {@code Integer}, {@code Long} or {@code BigInteger}, others as
 *     {@code Double}, texts as {@code String}, arrays of numbers as {@code double[]}, true and
 *     false as {@code Boolean}, anything else but null as its token's text in an {@code Optional}
 */
record JsonEntry(FileLocation location, Map<String, Object> values) {

  /** The largest number up to which every whole number is a {@code double}. */
  private static final double EXACT = 1L << 53;

  boolean has(String field) {
    return values.containsKey(field);
  }

  @Nullable Long wholeNumber(String field, FoundProblems problems) {
    Object value = values.get(field);
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    Double number = number(field, problems);
    if (number == null) {
      return null;
    }
    if (number != Math.rint(number) || Math.abs(number) > EXACT) {
      problems.add(
          location.value(field + " is no whole number", "a whole number of 64 bits", "" + value));
      return null;
    }
    return number.longValue();
  }

  @Nullable Double number(String field, FoundProblems problems) {
    Object value = values.get(field);
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    addWrong(field, "a number", value, problems);
    return null;
  }

  @Nullable String text(String field, FoundProblems problems) {
    Object value = values.get(field);
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    addWrong(field, "a text", value, problems);
    return null;
  }

  double @Nullable [] fourNumbers(String field, FoundProblems problems) {
    Object value = values.get(field);
    if (value instanceof double[] numbers && numbers.length == 4) {
      return numbers;
    }
    addWrong(field, "four numbers", value, problems);
    return null;
  }

  private void addWrong(
      String field, String expected, @Nullable Object value, FoundProblems problems) {
    if (value == null) {
      problems.add(location.missing(field));
    } else {
      String found =
          value instanceof double[] numbers ? numbers.length + " numbers" : value.toString();
      problems.add(location.value("a field has another type", field + " is " + expected, found));
    }
  }
}
