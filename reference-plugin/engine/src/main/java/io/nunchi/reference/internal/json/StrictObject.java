package io.nunchi.reference.internal.json;

import io.nunchi.reference.decoder.parameter.Choices;
import io.nunchi.reference.decoder.parameter.ParameterSource;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object that knows exactly the keys that its reader asked for.
 *
 * <p>A value that is missing or wrong becomes a {@link Problem}, and reading goes on with a
 * stand-in that is in range, so that one reading finds all problems. A reader checks {@link
 * #problems()} before it uses any value.
 *
 * <p>For one thread.
 */
public final class StrictObject implements ParameterSource {

  private static final String ROOT_PATH = "$";

  private final ObjectNode node;
  private final String path;
  private final JsonProblems problems;
  private final JsonValues values;
  private final Set<String> knownKeys = new LinkedHashSet<>();
  private final List<StrictObject> children = new ArrayList<>();

  private StrictObject(ObjectNode node, String path, JsonProblems problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
    this.values = new JsonValues(problems);
  }

  /**
   * Starts reading.
   *
   * @param node the outermost object
   * @return its reader, without problems
   */
  public static StrictObject of(ObjectNode node) {
    return new StrictObject(node, ROOT_PATH, new JsonProblems());
  }

  /**
   * Returns the place of the object.
   *
   * @return a JSON path such as {@code $.output}
   */
  public String path() {
    return path;
  }

  /**
   * Lists the problems noted so far, in this object and all that were read from the same root.
   *
   * @return a copy
   */
  public List<Problem> problems() {
    return problems.problems();
  }

  /**
   * Tells whether no problem was noted yet, in this object and all that were read from the same
   * root. A contradiction with a stand-in is no problem of its own, so values are compared with
   * each other only then.
   *
   * @return true if there is no problem
   */
  public boolean isSoundSoFar() {
    return problems.isEmpty();
  }

  /**
   * Notes that a value is wrong.
   *
   * @param key the value's key
   * @param what the mistake
   * @param expected a right value
   * @param found the value that is there
   * @param fix the way to correct it
   */
  public void wrong(String key, String what, String expected, String found, String fix) {
    problems.wrong(at(key), what, expected, found, fix);
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

  /** Notes every key, here and below, that no reader asked for. Call it once, on the root. */
  public void noteUnknownKeys() {
    for (String key : node.propertyNames()) {
      if (!knownKeys.contains(key)) {
        note(
            key,
            Problem.of(ReferenceErrors.MANIFEST_KEY_UNKNOWN, "there is no such key")
                .expected("one of " + String.join(", ", knownKeys))
                .found(key)
                .fix("correct the key or remove it"));
      }
    }
    children.forEach(StrictObject::noteUnknownKeys);
  }

  /** Ignores unknown keys in this object. */
  public void tolerateOtherKeys() {
    knownKeys.addAll(node.propertyNames());
  }

  /**
   * Tells whether a key is there. The key is known from then on.
   *
   * @param key the key
   * @return true if the object has it, whatever its value
   */
  public boolean has(String key) {
    return optional(key).isPresent();
  }

  @Override
  public String text(String key) {
    return mandatory(key, "a text")
        .map(value -> values.text(at(key), value))
        .orElse(JsonValues.NO_TEXT);
  }

  /**
   * Reads a text that may be missing.
   *
   * @param key its key
   * @return a text that is not blank, or empty
   */
  public Optional<String> optionalText(String key) {
    return optional(key).map(value -> values.text(at(key), value));
  }

  @Override
  public int integer(String key, int min, int max) {
    return mandatory(key, JsonValues.integerRange(min, max))
        .map(value -> values.integer(at(key), value, min, max))
        .orElse(min);
  }

  /**
   * Reads a whole number that may be missing.
   *
   * @param key its key
   * @param min the least value
   * @param max the greatest value
   * @param byDefault the value when it is missing
   * @return a number in the range, or the default
   */
  public int integer(String key, int min, int max, int byDefault) {
    return optional(key).map(value -> values.integer(at(key), value, min, max)).orElse(byDefault);
  }

  @Override
  public float number(String key, float min, float max) {
    return mandatory(key, JsonValues.numberRange(min, max))
        .map(value -> values.number(at(key), value, min, max))
        .orElse(min);
  }

  /**
   * Reads a number that may be missing.
   *
   * @param key its key
   * @param min the least value
   * @param max the greatest value
   * @param byDefault the value when it is missing
   * @return a number in the range, or the default
   */
  public float number(String key, float min, float max, float byDefault) {
    return optional(key).map(value -> values.number(at(key), value, min, max)).orElse(byDefault);
  }

  @Override
  public boolean flag(String key) {
    return mandatory(key, JsonValues.TRUE_OR_FALSE)
        .map(value -> values.flag(at(key), value))
        .orElse(false);
  }

  @Override
  public <E> E choice(String key, Choices<E> choices) {
    return mandatory(key, choices.description())
        .map(value -> values.choice(at(key), value, choices))
        .orElseGet(choices::first);
  }

  /**
   * Reads one of a few texts that may be missing.
   *
   * @param <E> the Java type of the meanings
   * @param key its key
   * @param choices the texts
   * @param byDefault the meaning when it is missing
   * @return the meaning, or the default
   */
  public <E> E choice(String key, Choices<E> choices, E byDefault) {
    return optional(key).map(value -> values.choice(at(key), value, choices)).orElse(byDefault);
  }

  /**
   * Reads an object that must be there.
   *
   * @param key its key
   * @return a reader of the object
   */
  public StrictObject object(String key) {
    return mandatory(key, "an object")
        .map(value -> child(at(key), value))
        .orElseGet(() -> standIn(at(key)));
  }

  /**
   * Reads an object that may be missing.
   *
   * @param key its key
   * @return a reader of the object, or empty
   */
  public Optional<StrictObject> optionalObject(String key) {
    return optional(key).map(value -> child(at(key), value));
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
        .map(value -> values.list(at(key), value, 0, maxCount, this::child))
        .orElse(List.of());
  }

  @Override
  public List<String> distinctTexts(String key, int maxCount) {
    List<String> texts =
        mandatory(key, "a list of texts")
            .map(value -> values.list(at(key), value, 1, maxCount, values::text))
            .filter(list -> !list.isEmpty())
            .orElse(List.of(JsonValues.NO_TEXT));
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < texts.size(); i++) {
      if (!seen.add(texts.get(i)) && !texts.get(i).equals(JsonValues.NO_TEXT)) {
        wrong(
            key + "[" + i + "]",
            "a text is listed twice",
            "each text once",
            texts.get(i),
            "remove or rename one of them");
      }
    }
    return texts;
  }

  @Override
  public List<Integer> integers(String key, int maxCount, int min, int max) {
    return mandatory(key, "a list of whole numbers")
        .map(
            list ->
                values.list(
                    at(key),
                    list,
                    1,
                    maxCount,
                    (where, value) -> values.integer(where, value, min, max)))
        .filter(list -> !list.isEmpty())
        .orElse(List.of(min));
  }

  @Override
  public List<Float> numbers(String key, int maxCount, float min, float max) {
    return mandatory(key, "a list of numbers")
        .map(list -> numbers(key, list, 1, maxCount, min, max))
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
        .map(list -> numbers(key, list, count, count, min, max))
        .filter(list -> list.size() == count)
        .orElse(byDefault);
  }

  private List<Float> numbers(
      String key, JsonNode list, int minCount, int maxCount, float min, float max) {
    return values.list(
        at(key), list, minCount, maxCount, (where, value) -> values.number(where, value, min, max));
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
            object ->
                object
                    .node
                    .propertyNames()
                    .forEach(name -> numbers.put(name, object.number(name, min, max))));
    return numbers;
  }

  private Optional<JsonNode> optional(String key) {
    knownKeys.add(key);
    return Optional.ofNullable(node.get(key));
  }

  private Optional<JsonNode> mandatory(String key, String expected) {
    Optional<JsonNode> value = optional(key);
    if (value.isEmpty()) {
      problems.missing(at(key), expected);
    }
    return value;
  }

  private StrictObject child(String where, JsonNode value) {
    if (!(value instanceof ObjectNode object)) {
      problems.wrongType(where, "an object", value);
      return standIn(where);
    }
    StrictObject child = new StrictObject(object, where, problems);
    children.add(child);
    return child;
  }

  /** Problems of a stand-in are dropped: the missing object is noted already. */
  private static StrictObject standIn(String where) {
    return new StrictObject(JsonNodeFactory.instance.objectNode(), where, new JsonProblems());
  }

  private String at(String key) {
    return path + "." + key;
  }
}
