package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads arrays of objects token by token, so that every entry knows its line, and outlines that
 * nobody asks for take no memory. For one thread.
 */
final class JsonEntries {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // said to be NaN, not malformed
          .build();

  private final Path file;
  private final Set<String> fields;
  private final JsonParser parser;

  private JsonEntries(Path file, Set<String> fields, JsonParser parser) {
    this.file = file;
    this.fields = fields;
    this.parser = parser;
  }

  /**
   * The arrays of a top-level object.
   *
   * @param fields the fields that are kept of each entry
   * @return the entries of every array that is there, by its name
   */
  static Map<String, List<JsonEntry>> ofObject(Path file, Set<String> arrays, Set<String> fields)
      throws AccuracyException {
    byte[] bytes = DatasetFiles.bytes(file);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      return new JsonEntries(file, fields, parser).readObject(arrays);
    } catch (JacksonException e) {
      throw malformed(file, e);
    }
  }

  /** The entries of a top-level array. */
  static List<JsonEntry> ofArray(Path file, Set<String> fields) throws AccuracyException {
    byte[] bytes = DatasetFiles.bytes(file);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      JsonEntries entries = new JsonEntries(file, fields, parser);
      parser.nextToken();
      return entries.readArray("");
    } catch (JacksonException e) {
      throw malformed(file, e);
    }
  }

  private Map<String, List<JsonEntry>> readObject(Set<String> arrays) throws AccuracyException {
    expect(parser.nextToken(), JsonToken.START_OBJECT, "an object with images and annotations");
    Map<String, List<JsonEntry>> found = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (arrays.contains(name)) {
        found.put(name, readArray(name));
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }

  private List<JsonEntry> readArray(String name) throws AccuracyException {
    expect(parser.currentToken(), JsonToken.START_ARRAY, "an array of objects " + name);
    List<JsonEntry> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser.currentToken(), JsonToken.START_OBJECT, "an object in the array " + name);
      FileLocation location = new FileLocation(file, line(), name + "[" + entries.size() + "]");
      entries.add(new JsonEntry(location, readEntry()));
    }
    return entries;
  }

  private Map<String, Object> readEntry() {
    Map<String, Object> values = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      JsonToken token = parser.nextToken();
      if (fields.contains(field) && token != JsonToken.VALUE_NULL) {
        values.put(field, value(token));
      } else {
        parser.skipChildren();
      }
    }
    return values;
  }

  private Object value(JsonToken token) {
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getNumberValue();
    }
    if (token.isNumeric()) {
      return parser.getDoubleValue();
    }
    if (token.isBoolean()) {
      return parser.getBooleanValue();
    }
    if (token == JsonToken.VALUE_STRING) {
      return parser.getString();
    }
    if (token == JsonToken.START_ARRAY) {
      return array();
    }
    String text = parser.getString();
    parser.skipChildren();
    return Optional.ofNullable(text);
  }

  private Object array() {
    double[] numbers = new double[4];
    int count = 0;
    boolean onlyNumbers = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isNumeric()) {
        numbers = count == numbers.length ? Arrays.copyOf(numbers, count * 2) : numbers;
        numbers[count++] = parser.getDoubleValue();
      } else {
        onlyNumbers = false;
        parser.skipChildren();
      }
    }
    return onlyNumbers ? Arrays.copyOf(numbers, count) : "an array of other things";
  }

  private long line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private void expect(@Nullable JsonToken token, JsonToken expected, String description)
      throws AccuracyException {
    if (token != expected) {
      throw FoundProblems.only(
          new FileLocation(file, Math.max(line(), 1))
              .malformed(description, token == null ? "the end of the file" : token.toString()));
    }
  }

  private static AccuracyException malformed(Path file, JacksonException cause) {
    long line = cause.getLocation() == null ? 0 : Math.max(cause.getLocation().getLineNr(), 0);
    return FoundProblems.only(
        Problem.of(AccuracyErrors.SYNTAX, "the file is no JSON")
            .expected("JSON")
            .found(String.valueOf(cause.getOriginalMessage()))
            .where(new FileLocation(file, line).toString())
            .fix("write the file again"));
  }
}
