package io.nunchi.reference.internal.json;

import io.nunchi.reference.decoder.parameter.Choices;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** Converts single JSON values to Java, or notes that they do not fit and returns a stand-in. */
final class JsonValues {

  /** The stand-in for a text; no name, path or label is like this. */
  static final String NO_TEXT = "?";

  static final String TRUE_OR_FALSE = "true or false";

  private final JsonProblems problems;

  JsonValues(JsonProblems problems) {
    this.problems = problems;
  }

  String text(String where, JsonNode value) {
    if (!value.isString() || value.stringValue().isBlank()) {
      problems.wrongType(where, "a text that is not blank", value);
      return NO_TEXT;
    }
    return value.stringValue();
  }

  int integer(String where, JsonNode value, int min, int max) {
    OptionalInt number = value.isIntegralNumber() ? value.intValueOpt() : OptionalInt.empty();
    if (number.isEmpty() || number.getAsInt() < min || number.getAsInt() > max) {
      problems.wrongType(where, integerRange(min, max), value);
      return min;
    }
    return number.getAsInt();
  }

  float number(String where, JsonNode value, float min, float max) {
    OptionalDouble number = value.isNumber() ? value.doubleValueOpt() : OptionalDouble.empty();
    if (number.isEmpty() || !(number.getAsDouble() >= min && number.getAsDouble() <= max)) {
      problems.wrongType(where, numberRange(min, max), value);
      return min;
    }
    return (float) number.getAsDouble();
  }

  boolean flag(String where, JsonNode value) {
    if (!value.isBoolean()) {
      problems.wrongType(where, TRUE_OR_FALSE, value);
      return false;
    }
    return value.booleanValue();
  }

  <E> E choice(String where, JsonNode value, Choices<E> choices) {
    E meaning = value.isString() ? choices.byText().get(value.stringValue()) : null;
    if (meaning == null) {
      problems.wrongType(where, choices.description(), value);
      return choices.first();
    }
    return meaning;
  }

  <T> List<T> list(
      String where,
      JsonNode array,
      int minCount,
      int maxCount,
      BiFunction<String, JsonNode, T> element) {
    Collection<JsonNode> elements = array.isArray() ? array.values() : List.of();
    if (!array.isArray() || elements.size() < minCount || elements.size() > maxCount) {
      problems.wrongList(where, minCount, maxCount, array);
    }
    List<T> list = new ArrayList<>();
    for (JsonNode value : elements) {
      if (list.size() == maxCount) {
        break;
      }
      list.add(element.apply(where + "[" + list.size() + "]", value));
    }
    return List.copyOf(list);
  }

  static String integerRange(int min, int max) {
    return "a whole number from " + min + " to " + max;
  }

  static String numberRange(float min, float max) {
    return "a number from " + min + " to " + max;
  }
}
