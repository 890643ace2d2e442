package io.nunchi.accuracy.internal.read;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a JSON array, with the fields that were asked for; each question adds what is wrong
 * with the answer.
 *
 * @param location where it begins
 * @param values numbers as {@code Double}, texts as {@code String}, arrays of numbers as {@code
 *     double[]}, anything else as its token's text in an {@code Optional}
 */
record JsonEntry(FileLocation location, Map<String, Object> values) {

  boolean has(String field) {
    return values.containsKey(field);
  }

  @Nullable Long wholeNumber(String field, FoundProblems problems) {
    Double number = number(field, problems);
    if (number == null) {
      return null;
    }
    if (number != Math.rint(number) || Math.abs(number) > 1L << 53) {
      problems.add(location.value(field + " is no whole number", "a whole number", "" + number));
      return null;
    }
    return number.longValue();
  }

  @Nullable Double number(String field, FoundProblems problems) {
    Object value = values.get(field);
    if (value instanceof Double number) {
      return number;
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
