package io.nunchi.reference.internal.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads labels with their numbers from one text: a list or a map as JSON and Python write it, such
 * as {@code {0: 'person', 2: "driver's seat"}}, or as YAML does, with labels that need no quotation
 * marks.
 */
public final class LabelMap {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Python's escapes; each backslash is looked at once, so that an escaped one stays so. */
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|U([0-9a-fA-F]{8})|.)", Pattern.DOTALL);

  /** A text in quotation marks; possessive, so that a long one does not overflow the stack. */
  private static final Pattern QUOTED =
      Pattern.compile("'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"", Pattern.DOTALL);

  private static final String MARKS = "'\"";

  /** A key or a value without quotation marks, in one line, and the colon that makes it a key. */
  private static final Pattern BARE = Pattern.compile("([^\\s{}\\[\\],:][^{}\\[\\],:\\r\\n]*)(:?)");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  private LabelMap() {}

  /**
   * Reads labels.
   *
   * @param text a list; a map from numbers to labels or from labels to numbers; or a list of
   *     objects with {@code id} and {@code name}
   * @return the labels by number, with {@linkplain LabelFile#isUnused unused} ones where numbers
   *     are left out; empty if the text is nothing of these
   */
  public static Optional<List<String>> parse(String text) {
    String stripped = LabelFile.strip(text);
    if (!stripped.startsWith("{") && !stripped.startsWith("[") && !stripped.startsWith("(")) {
      return Optional.empty();
    }
    try {
      return labels(MAPPER.readTree(asJson(withoutTuple(stripped))));
    } catch (JacksonException malformed) {
      return Optional.empty();
    }
  }

  /**
   * Numbers labels.
   *
   * @param byNumber labels by number, from 0
   * @return one label for each number up to the last, unused where there is none; empty if there is
   *     no label, or a number is too great
   */
  static Optional<List<String>> withGaps(NavigableMap<Integer, String> byNumber) {
    if (byNumber.isEmpty() || byNumber.lastKey() >= LabelFile.MAX_LABELS) {
      return Optional.empty();
    }
    List<String> labels = new ArrayList<>();
    for (int number = 0; number <= byNumber.lastKey(); number++) {
      String label = byNumber.getOrDefault(number, "");
      labels.add(LabelFile.isPlaceholder(label) ? LabelFile.unused(number) : label);
    }
    return labels.stream().allMatch(LabelFile::isUnused) ? Optional.empty() : Optional.of(labels);
  }

  private static Optional<List<String>> labels(JsonNode node) {
    NavigableMap<Integer, String> byNumber = new TreeMap<>();
    boolean sound =
        node.isObject()
            ? node.propertyStream().allMatch(entry -> put(byNumber, entry))
            : node.isArray() && putAll(byNumber, node);
    return sound ? withGaps(byNumber) : Optional.empty();
  }

  private static boolean put(Map<Integer, String> byNumber, Map.Entry<String, JsonNode> entry) {
    JsonNode value = entry.getValue();
    if (NUMBER.matcher(entry.getKey()).matches() && (value.isString() || value.isNull())) {
      return byNumber.put(Integer.parseInt(entry.getKey()), textOf(value)) == null;
    }
    return value.isInt()
        && value.intValue() >= 0
        && !NUMBER.matcher(entry.getKey()).matches()
        && byNumber.put(value.intValue(), LabelFile.strip(entry.getKey())) == null;
  }

  private static boolean putAll(Map<Integer, String> byNumber, JsonNode list) {
    for (int i = 0; i < list.size(); i++) {
      JsonNode item = list.get(i);
      boolean named = item.path("id").isInt() && item.path("name").isString();
      if (!named && !item.isString() && !item.isNull()) {
        return false;
      }
      int number = named ? item.path("id").intValue() : i;
      if (number < 0 || byNumber.put(number, textOf(named ? item.path("name") : item)) != null) {
        return false;
      }
    }
    return true;
  }

  private static String textOf(JsonNode value) {
    return value.isNull() ? "" : LabelFile.strip(value.stringValue());
  }

  private static String asJson(String text) {
    StringBuilder json = new StringBuilder();
    Matcher quoted = QUOTED.matcher(text);
    String unclosed = ""; // a mark without an end has none further on either
    int end = 0;
    int at = 0;
    while (at < text.length()) {
      char mark = text.charAt(at);
      if (MARKS.indexOf(mark) < 0 || unclosed.indexOf(mark) >= 0) {
        at++;
      } else if (quoted.region(at, text.length()).lookingAt()) {
        json.append(bare(text.substring(end, at)));
        json.append(
            ESCAPE.matcher(quoted.group()).replaceAll(e -> Matcher.quoteReplacement(escape(e))));
        end = quoted.end();
        at = end;
      } else {
        unclosed += mark;
        at++;
      }
    }
    return json.append(bare(text.substring(end))).toString();
  }

  private static String withoutTuple(String text) {
    return text.startsWith("(") && text.endsWith(")")
        ? "[" + text.substring(1, text.length() - 1) + "]"
        : text;
  }

  private static String bare(String text) {
    return BARE.matcher(text)
        .replaceAll(word -> Matcher.quoteReplacement(bare(word.group(1).strip(), word.group(2))));
  }

  private static String bare(String word, String colon) {
    if (colon.isEmpty() && (word.equals("None") || word.equals("null"))) {
      return "null";
    }
    boolean isNumber = colon.isEmpty() && NUMBER.matcher(word).matches();
    return (isNumber ? word : MAPPER.writeValueAsString(word)) + colon;
  }

  private static String escape(MatchResult escape) {
    String digits = escape.group(1) == null ? escape.group(2) : escape.group(1);
    if (digits == null) {
      return escape.group();
    }
    int codePoint = Integer.parseUnsignedInt(digits, 16);
    if (!Character.isValidCodePoint(codePoint)) {
      return escape.group();
    }
    StringBuilder json = new StringBuilder();
    for (char unit : Character.toChars(codePoint)) {
      json.append("\\u").append(Integer.toHexString(0x10000 | unit).substring(1));
    }
    return json.toString();
  }
}
