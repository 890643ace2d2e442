package io.nunchi.reference.internal.json;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object whose reader asks for every key it knows.
 *
 * <p>A value that is missing or wrong becomes a {@link Problem}, and reading goes on with a
 * stand-in that is in range, so that one reading finds all problems. Whoever reads looks at {@link
 * #problems()} before using anything.
 *
 * <p>For one thread.
 */
public final class StrictObject {

  private static final String ROOT_PATH = "$";

  private final ObjectNode node;
  private final String path;
  private final List<Problem> problems;
  private final Set<String> knownKeys = new LinkedHashSet<>();
  private final List<StrictObject> children = new ArrayList<>();

  private StrictObject(ObjectNode node, String path, List<Problem> problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
  }

  /**
   * Starts reading.
   *
   * @param node the outermost object
   * @return its reader, without problems
   */
  public static StrictObject of(ObjectNode node) {
    return new StrictObject(node, ROOT_PATH, new ArrayList<>());
  }

  /**
   * Where the object is.
   *
   * @return a JSON path such as {@code $.output}
   */
  public String path() {
    return path;
  }

  /**
   * What was found wrong so far, in this object and all that were read from the same root.
   *
   * @return a copy
   */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /**
   * Tells whether everything read so far is sound. What contradicts a stand-in is no problem of its
   * own, so values are compared with each other only then.
   *
   * @return true if no problem was noted, in this object or any other of the same root
   */
  public boolean isSoundSoFar() {
    return problems.isEmpty();
  }

  /**
   * Notes that a value is wrong.
   *
   * @param key the value's key
   * @param what what is wrong
   * @param expected what would be right
   * @param found what is there
   * @param fix what to do about it
   */
  public void wrong(String key, String what, String expected, String found, String fix) {
    note(ReferenceErrors.MANIFEST_VALUE, what, expected, found, at(key), fix);
  }

  /**
   * Notes a problem with a code of its own.
   *
   * @param key the value's key
   * @param problem the problem, without its place
   */
  public void note(String key, Problem problem) {
    problems.add(problem.where(at(key)));
  }

  /** Notes every key, here and below, that nobody has asked for. To be called once, on the root. */
  public void noteUnknownKeys() {
    for (String key : node.propertyNames()) {
      if (!knownKeys.contains(key)) {
        note(
            ReferenceErrors.MANIFEST_KEY_UNKNOWN,
            "there is no such key",
            "one of " + String.join(", ", knownKeys),
            key,
            at(key),
            "correct the key or remove it");
      }
    }
    children.forEach(StrictObject::noteUnknownKeys);
  }

  /** Says nothing about keys of this object that nobody asks for. */
  public void tolerateOtherKeys() {
    knownKeys.addAll(node.propertyNames());
  }

  /**
   * Reads a text that must be there.
   *
   * @param key its key
   * @return a text that is not blank
   */
  public String text(String key) {
    return mandatory(key, "a text").map(value -> asText(key, value)).orElse("?");
  }

  /**
   * Reads a text that may be missing.
   *
   * @param key its key
   * @return a text that is not blank, or empty
   */
  public Optional<String> optionalText(String key) {
    return optional(key).map(value -> asText(key, value));
  }

  /**
   * Reads a whole number that must be there.
   *
   * @param key its key
   * @param min the least value
   * @param max the greatest value
   * @return a number in the range
   */
  public int integer(String key, int min, int max) {
    return mandatory(key, integerRange(min, max))
        .map(value -> asInteger(at(key), value, min, max))
        .orElse(min);
  }

  /**
   * Reads a whole number that may be missing.
   *
   * @param key its key
   * @param min the least value
   * @param max the greatest value
   * @param byDefault the value when it is missing
   * @return a number in the range
   */
  public int integer(String key, int min, int max, int byDefault) {
    return optional(key).map(value -> asInteger(at(key), value, min, max)).orElse(byDefault);
  }

  /**
   * Reads a number that must be there.
   *
   * @param key its key
   * @param min the least value
   * @param max the greatest value
   * @return a number in the range
   */
  public float number(String key, float min, float max) {
    return mandatory(key, numberRange(min, max))
        .map(value -> asNumber(at(key), value, min, max))
        .orElse(min);
  }

  /**
   * Reads a number that may be missing.
   *
   * @param key its key
   * @param min the least value
   * @param max the greatest value
   * @param byDefault the value when it is missing
   * @return a number in the range
   */
  public float number(String key, float min, float max, float byDefault) {
    return optional(key).map(value -> asNumber(at(key), value, min, max)).orElse(byDefault);
  }

  /**
   * Reads a yes or no that may be missing.
   *
   * @param key its key
   * @param byDefault the value when it is missing
   * @return the value
   */
  public boolean flag(String key, boolean byDefault) {
    Optional<JsonNode> value = optional(key);
    if (value.isEmpty()) {
      return byDefault;
    }
    if (!value.get().isBoolean()) {
      wrongType(at(key), "true or false", value.get());
      return byDefault;
    }
    return value.get().booleanValue();
  }

  /**
   * Reads one of a few texts that must be there.
   *
   * @param <E> the Java type of the meanings
   * @param key its key
   * @param choices the texts
   * @return the meaning
   */
  public <E> E choice(String key, Choices<E> choices) {
    return mandatory(key, choices.description())
        .map(value -> asChoice(key, value, choices))
        .orElseGet(choices::first);
  }

  /**
   * Reads one of a few texts that may be missing.
   *
   * @param <E> the Java type of the meanings
   * @param key its key
   * @param choices the texts
   * @param byDefault the meaning when it is missing
   * @return the meaning
   */
  public <E> E choice(String key, Choices<E> choices, E byDefault) {
    return optional(key).map(value -> asChoice(key, value, choices)).orElse(byDefault);
  }

  /**
   * Reads an object that must be there.
   *
   * @param key its key
   * @return a reader of the object
   */
  public StrictObject object(String key) {
    return mandatory(key, "an object")
        .map(value -> asObject(at(key), value))
        .orElseGet(() -> standIn(at(key)));
  }

  /**
   * Reads an object that may be missing.
   *
   * @param key its key
   * @return a reader of the object, or empty
   */
  public Optional<StrictObject> optionalObject(String key) {
    return optional(key).map(value -> asObject(at(key), value));
  }

  /**
   * Reads a list of objects that may be missing.
   *
   * @param key its key
   * @param maxCount the greatest number of elements
   * @return readers of the objects, or an empty list
   */
  public List<StrictObject> objects(String key, int maxCount) {
    return optional(key)
        .map(value -> asList(key, value, 0, maxCount, this::asObject))
        .orElse(List.of());
  }

  /**
   * Reads a list of texts that must be there.
   *
   * @param key its key
   * @param maxCount the greatest number of elements
   * @return at least one text, none blank, none twice
   */
  public List<String> distinctTexts(String key, int maxCount) {
    List<String> texts =
        mandatory(key, "a list of texts")
            .map(value -> asList(key, value, 1, maxCount, this::asTextAt))
            .filter(list -> !list.isEmpty())
            .orElse(List.of("?"));
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < texts.size(); i++) {
      if (!seen.add(texts.get(i)) && !texts.get(i).equals("?")) {
        note(
            ReferenceErrors.MANIFEST_VALUE,
            "a text is listed twice",
            "each text once",
            texts.get(i),
            at(key) + "[" + i + "]",
            "remove or rename one of them");
      }
    }
    return texts;
  }

  /**
   * Reads a list of whole numbers that must be there.
   *
   * @param key its key
   * @param maxCount the greatest number of elements
   * @param min the least value of an element
   * @param max the greatest value of an element
   * @return at least one number
   */
  public List<Integer> integers(String key, int maxCount, int min, int max) {
    return mandatory(key, "a list of whole numbers")
        .map(
            value ->
                asList(
                    key,
                    value,
                    1,
                    maxCount,
                    (where, element) -> asInteger(where, element, min, max)))
        .filter(list -> !list.isEmpty())
        .orElse(List.of(min));
  }

  /**
   * Reads a list of numbers that may be missing.
   *
   * @param key its key
   * @param count the number of elements
   * @param min the least value of an element
   * @param max the greatest value of an element
   * @param byDefault the list when it is missing
   * @return {@code count} numbers
   */
  public List<Float> numbers(String key, int count, float min, float max, List<Float> byDefault) {
    return optional(key)
        .map(
            value ->
                asList(
                    key,
                    value,
                    count,
                    count,
                    (where, element) -> asNumber(where, element, min, max)))
        .filter(list -> list.size() == count)
        .orElse(byDefault);
  }

  /**
   * Reads numbers under names of the manifest's author, which may be missing.
   *
   * @param key its key
   * @param min the least value
   * @param max the greatest value
   * @return number by name, in the manifest's order
   */
  public Map<String, Float> numbersByName(String key, float min, float max) {
    Map<String, Float> numbers = new LinkedHashMap<>();
    optionalObject(key)
        .ifPresent(
            object -> {
              for (String name : object.node.propertyNames()) {
                numbers.put(name, object.number(name, min, max));
              }
            });
    return numbers;
  }

  private Optional<JsonNode> optional(String key) {
    knownKeys.add(key);
    return Optional.ofNullable(node.get(key));
  }

  private Optional<JsonNode> mandatory(String key, String expected) {
    Optional<JsonNode> value = optional(key);
    if (value.isEmpty()) {
      note(
          ReferenceErrors.MANIFEST_KEY_MISSING,
          "a key that must be there is missing",
          expected,
          "nothing",
          at(key),
          "add the key; docs/model-manifest.md explains it");
    }
    return value;
  }

  private String asText(String key, JsonNode value) {
    return asTextAt(at(key), value);
  }

  private String asTextAt(String where, JsonNode value) {
    if (!value.isString() || value.stringValue().isBlank()) {
      wrongType(where, "a text that is not blank", value);
      return "?";
    }
    return value.stringValue();
  }

  private int asInteger(String where, JsonNode value, int min, int max) {
    OptionalInt number = value.isIntegralNumber() ? value.intValueOpt() : OptionalInt.empty();
    if (number.isEmpty() || number.getAsInt() < min || number.getAsInt() > max) {
      wrongType(where, integerRange(min, max), value);
      return min;
    }
    return number.getAsInt();
  }

  private float asNumber(String where, JsonNode value, float min, float max) {
    OptionalDouble number = value.isNumber() ? value.doubleValueOpt() : OptionalDouble.empty();
    if (number.isEmpty() || !(number.getAsDouble() >= min && number.getAsDouble() <= max)) {
      wrongType(where, numberRange(min, max), value);
      return min;
    }
    return (float) number.getAsDouble();
  }

  private <E> E asChoice(String key, JsonNode value, Choices<E> choices) {
    E meaning = value.isString() ? choices.byText().get(value.stringValue()) : null;
    if (meaning == null) {
      wrongType(at(key), choices.description(), value);
      return choices.first();
    }
    return meaning;
  }

  private StrictObject asObject(String where, JsonNode value) {
    if (!(value instanceof ObjectNode object)) {
      wrongType(where, "an object", value);
      return standIn(where);
    }
    StrictObject child = new StrictObject(object, where, problems);
    children.add(child);
    return child;
  }

  /** Its problems are noted nowhere: that the object is not there has been said. */
  private static StrictObject standIn(String where) {
    return new StrictObject(JsonNodeFactory.instance.objectNode(), where, new ArrayList<>());
  }

  private <T> List<T> asList(
      String key,
      JsonNode array,
      int minCount,
      int maxCount,
      BiFunction<String, JsonNode, T> element) {
    Collection<JsonNode> elements = array.isArray() ? array.values() : List.of();
    boolean fits = array.isArray() && elements.size() >= minCount && elements.size() <= maxCount;
    if (!fits) {
      String found = array.isArray() ? elements.size() + " elements" : shown(array);
      note(
          ReferenceErrors.MANIFEST_VALUE,
          "the value is not such a list",
          "a list of " + countRange(minCount, maxCount) + " elements",
          found,
          at(key),
          "correct the value; docs/model-manifest.md explains it");
    }
    List<T> list = new ArrayList<>();
    int index = 0;
    for (JsonNode value : elements) {
      if (index == maxCount) {
        break;
      }
      list.add(element.apply(at(key) + "[" + index + "]", value));
      index++;
    }
    return List.copyOf(list);
  }

  private void wrongType(String where, String expected, JsonNode found) {
    note(
        ReferenceErrors.MANIFEST_VALUE,
        "the value does not fit the key",
        expected,
        shown(found),
        where,
        "correct the value; docs/model-manifest.md explains it");
  }

  private void note(
      String code, String what, String expected, String found, String where, String fix) {
    problems.add(new Problem(code, what, expected, found, where, fix));
  }

  private String at(String key) {
    return path + "." + key;
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }

  private static String integerRange(int min, int max) {
    return "a whole number from " + min + " to " + max;
  }

  private static String numberRange(float min, float max) {
    return "a number from " + min + " to " + max;
  }

  private static String countRange(int min, int max) {
    return min == max ? String.valueOf(min) : min + " to " + max;
  }
}
